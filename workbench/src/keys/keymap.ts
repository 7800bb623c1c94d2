/** Keys and what they do: bound by the view on the page, listed by the help overlay, dead while somebody types. */

import { useEffect, useRef } from "preact/hooks";

export interface KeyBinding {
  /** As in `KeyboardEvent.key`: "j", "?", "ArrowDown". */
  readonly key: string;
  /** What it does, in words for the help overlay. */
  readonly does: string;
  readonly run: (event: KeyboardEvent) => void;
}

interface Bound {
  readonly title: string;
  bindings: readonly KeyBinding[];
}

const stack: Bound[] = [];

/** Whether the event's target takes letters itself. */
function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "file"].includes(target.type);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
  if (document.querySelector("dialog[open]")) return; // a dialog has its own keys
  for (const bound of [...stack].reverse()) {
    const binding = bound.bindings.find((each) => each.key === event.key);
    if (binding) {
      event.preventDefault();
      binding.run(event);
      return;
    }
  }
}

addEventListener("keydown", onKeyDown);

/** Bind keys as long as the component is on the page. The later binding of a key wins. */
export function useKeys(title: string, bindings: readonly KeyBinding[]): void {
  const bound = useRef<Bound>({ title, bindings });
  bound.current.bindings = bindings;
  useEffect(() => {
    const mine = bound.current;
    stack.push(mine);
    return () => void stack.splice(stack.indexOf(mine), 1);
  }, []);
}

/** Return what is bound now, the most particular first. */
export function boundKeys(): readonly { title: string; bindings: readonly KeyBinding[] }[] {
  return [...stack].reverse();
}
