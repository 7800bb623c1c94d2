/** Short messages at the foot of the page, read aloud by screen readers; failures stay until they are closed. */

import { useEffect, useState } from "preact/hooks";

interface Message {
  readonly id: number;
  readonly text: string;
  readonly bad: boolean;
}

let next = 1;
let listener: ((message: Message) => void) | undefined;

/** Tell the person something. */
export function say(text: string, bad = false): void {
  listener?.({ id: next++, text, bad });
}

export function Messages() {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  useEffect(() => {
    listener = (message) => {
      setMessages((old) => [...old.slice(-2), message]);
      if (!message.bad) setTimeout(() => setMessages((old) => old.filter((each) => each.id !== message.id)), 4000);
    };
    return () => {
      listener = undefined;
    };
  }, []);
  return (
    <div class="messages" role="status" aria-live="polite">
      {messages.map((message) => (
        <div class={message.bad ? "message message-bad" : "message"} key={message.id}>
          <span>{message.text}</span>
          <button type="button" class="quiet" aria-label="Close this message" onClick={() => setMessages((old) => old.filter((each) => each.id !== message.id))}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
