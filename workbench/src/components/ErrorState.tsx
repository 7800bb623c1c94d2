import type { Refusal } from "../api/client";

/** Something failed: the server's sentence, and a way to try again. */
export function ErrorState({ error, retry }: { error: Refusal | Error; retry?: () => void }) {
  return (
    <div class="state state-error" role="alert">
      <h2 class="state-title">This could not be shown</h2>
      <p>{error.message}</p>
      {retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}
