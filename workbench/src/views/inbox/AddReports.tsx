import { useRef, useState } from "preact/hooks";
import { send } from "../../api/client";
import { forgetAnswers, refusalOf } from "../../api/resources";
import { Dialog } from "../../components/Dialog";
import { JobProgress } from "./JobProgress";

type Way = "text" | "files" | "url" | "feed";
const WAYS: readonly (readonly [Way, string])[] = [
  ["text", "Paste"],
  ["files", "Files"],
  ["url", "Web address"],
  ["feed", "Feed"],
];

/** Adds reports by paste, file drop, address or feed, and shows how the reading goes. */
export function AddReports({ onAdded, onClose }: { onAdded: () => void; onClose: () => void }) {
  const [way, setWay] = useState<Way>("text");
  const [job, setJob] = useState<string>();
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem("");
    try {
      const body = bodyOf(way, new FormData(event.currentTarget as HTMLFormElement), files);
      setJob((await send<{ job: string }>("/read", body)).job);
    } catch (error) {
      setProblem(refusalOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  const finish = () => {
    forgetAnswers();
    onAdded();
  };
  if (job) {
    return (
      <Dialog title="Reading" onClose={onClose}>
        <JobProgress job={job} onFinished={finish} />
        <div class="buttons">
          <button type="button" onClick={() => setJob(undefined)}>
            Add more
          </button>
          <button type="button" class="strong" onClick={onClose}>
            To the inbox
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title="Add reports" onClose={onClose} wide>
      <form onSubmit={submit} class="add-form">
        <div class="ways" role="group" aria-label="How">
          {WAYS.map(([id, label]) => (
            <button type="button" key={id} aria-pressed={way === id} onClick={() => setWay(id)}>
              {label}
            </button>
          ))}
        </div>
        {way === "text" && (
          <label class="field-full">
            Text of the report
            <textarea name="text" rows={10} dir="auto" required autofocus />
          </label>
        )}
        {way === "files" && <FileDrop files={files} onFiles={setFiles} />}
        {way === "url" && (
          <label class="field-full">
            Address of a report
            <input name="url" type="url" required placeholder="https://…" autofocus />
          </label>
        )}
        {way === "feed" && (
          <label class="field-full">
            Address of an RSS or Atom feed
            <input name="feed" type="url" required placeholder="https://…" autofocus />
          </label>
        )}
        {way !== "feed" && (
          <div class="form-fields">
            {way === "text" && <Detail name="title" label="Title" />}
            <Detail name="source" label="Publisher" />
            <Detail name="published" label="Published" type="date" />
          </div>
        )}
        <p class="note">
          {way === "url" || way === "feed" ? "The server on this machine fetches the address; your browser does not." : "Days such as “on Tuesday” are counted from the day of publication."}
        </p>
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <div class="buttons">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="strong" disabled={busy || (way === "files" && files.length === 0)}>
            Read
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Detail({ name, label, type = "text" }: { name: string; label: string; type?: "text" | "date" }) {
  return (
    <div class="form-field">
      <label for={`add-${name}`}>{label}</label>
      {type === "date" ? <input id={`add-${name}`} name={name} type="date" /> : <input id={`add-${name}`} name={name} />}
    </div>
  );
}

/** Takes files by drop or by the browser's own window. */
function FileDrop({ files, onFiles }: { files: readonly File[]; onFiles: (files: readonly File[]) => void }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null | undefined) => onFiles([...files, ...(list ?? [])]);
  return (
    <div
      class={over ? "drop drop-over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <label for="add-files">Drop files here, or choose them: text, Markdown, HTML, PDF, DOCX, JSON Lines, CSV</label>
      <input id="add-files" ref={input} type="file" multiple onChange={(event) => take(event.currentTarget.files)} />
      {files.length > 0 && (
        <ul aria-label="Files chosen">
          {files.map((file, n) => (
            <li key={n}>
              <bdi>{file.name}</bdi>{" "}
              <button type="button" class="quiet" aria-label={`Leave out ${file.name}`} onClick={() => onFiles(files.filter((each) => each !== file))}>
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function bodyOf(way: Way, form: FormData, files: readonly File[]): unknown {
  const details = [...form].filter(([name, value]) => ["title", "source", "published", way].includes(name) && value !== "");
  if (way !== "files") return Object.fromEntries(details);
  const body = new FormData();
  for (const file of files) body.append("files", file);
  for (const [name, value] of details) if (typeof value === "string") body.append(name, value);
  return body;
}
