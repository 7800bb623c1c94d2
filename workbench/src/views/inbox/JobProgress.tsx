import { useEffect, useRef, useState } from "preact/hooks";
import { addressOf, ask } from "../../api/client";

interface Progress {
  readonly done: number;
  readonly total: number;
  readonly current: string | null;
  readonly problems: readonly string[];
  readonly finished: boolean;
}

const POLL_MS = 1000;

/** How a reading goes, as the server tells it; where the stream breaks off, it is asked now and then. */
export function JobProgress({ job, onFinished }: { job: string; onFinished: () => void }) {
  const [progress, setProgress] = useState<Progress>();
  const finished = useRef(onFinished);
  finished.current = onFinished;
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (told: Progress) => {
      setProgress(told);
      if (!told.finished || over) return;
      over = true;
      stream.close();
      finished.current();
    };
    const poll = () => {
      if (over) return;
      ask<Progress>(addressOf(`/jobs/${job}`)).then(take, () => undefined);
      timer = setTimeout(poll, POLL_MS);
    };
    const stream = new EventSource(addressOf(`/jobs/${job}/events`));
    stream.onmessage = (event: MessageEvent<string>) => take(JSON.parse(event.data) as Progress);
    stream.addEventListener("progress", (event) => take(JSON.parse((event as MessageEvent<string>).data) as Progress));
    stream.onerror = () => {
      stream.close();
      poll();
    };
    return () => {
      over = true;
      stream.close();
      clearTimeout(timer);
    };
  }, [job]);
  if (!progress) return <p role="status">Beginning …</p>;
  return (
    <div role="status" class="job">
      <progress max={Math.max(1, progress.total)} value={progress.done} aria-label="Reports read" />
      <p>
        {progress.finished ? `Done: ${progress.done} of ${progress.total} read.` : `${progress.done} of ${progress.total} read.`}
        {progress.current && !progress.finished && (
          <>
            {" Now: "}
            <bdi>{progress.current}</bdi>
          </>
        )}
      </p>
      {progress.problems.length > 0 && (
        <ul class="problem">
          {progress.problems.map((problem, n) => (
            <li key={n}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
