import { useState } from "preact/hooks";
import { send } from "../api/client";
import { forgetAnswers, refusalOf } from "../api/resources";

/** Name and password, where the record has accounts. */
export function SignIn({ onDone }: { onDone: () => void }) {
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    try {
      await send("/sign-in", { name: form.get("name"), password: form.get("password") });
      forgetAnswers();
      onDone();
    } catch (error) {
      setProblem(refusalOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main class="sign-in">
      <form onSubmit={submit} aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">Sign in to pourparler</h1>
        <label>
          Name
          <input name="name" autocomplete="username" required autofocus />
        </label>
        <label>
          Password
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="strong" disabled={busy}>
          Sign in
        </button>
      </form>
    </main>
  );
}
