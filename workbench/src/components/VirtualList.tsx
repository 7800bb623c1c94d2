/** A list of any length of which only the rows in sight exist in the page. */

import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Browsers cap an element's height near 16 million pixels (Firefox) or 33 million (Chromium); stay below both. */
const TALLEST = 12_000_000;
const SPARE = 6;

interface ListProps {
  readonly label: string;
  readonly total: number;
  /** Height of every row in pixels. */
  readonly rowHeight: number;
  readonly renderRow: (index: number) => ComponentChildren;
  /** Which rows came into sight. */
  readonly onRange?: (first: number, last: number) => void;
  /** The row under the cursor keys; Enter opens it. */
  readonly active?: number;
  readonly onActive?: (index: number) => void;
  readonly onOpen?: (index: number) => void;
}

export function VirtualList({ label, total, rowHeight, renderRow, onRange, active = -1, onActive, onOpen }: ListProps) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const full = Math.min(total * rowHeight, TALLEST);
  // Where rows do not fit the tallest element, the scroll position stands for a share of the list.
  const scale = full > height ? (total * rowHeight - height) / (full - height) : 1;
  const first = Math.max(0, Math.floor((top * scale) / rowHeight) - SPARE);
  const last = Math.min(total - 1, Math.ceil((top * scale + height) / rowHeight) + SPARE);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setHeight(element.clientHeight || 600);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (total > 0) onRange?.(first, last);
  }, [first, last, total, onRange]);

  useEffect(() => {
    const element = box.current;
    if (!element || active < 0) return;
    const start = (active * rowHeight) / scale;
    if (start < element.scrollTop) element.scrollTop = start;
    else if (start + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = start + rowHeight - element.clientHeight;
  }, [active, rowHeight, scale]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.target !== box.current) return;
      const target = rowAfterKey(event.key, active, total, Math.max(1, Math.floor(height / rowHeight) - 1));
      if (target !== undefined) {
        event.preventDefault();
        onActive?.(target);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        onOpen?.(active);
      }
    },
    [active, total, height, rowHeight, onActive, onOpen],
  );

  const offset = top - (top * scale - first * rowHeight);
  const rows = [];
  for (let index = first; index <= last; index++) {
    rows.push(
      <div class={index === active ? "row row-active" : "row"} role="listitem" aria-setsize={total} aria-posinset={index + 1} style={{ height: `${rowHeight}px` }} key={index}>
        {renderRow(index)}
      </div>,
    );
  }
  return (
    <div class="rows" ref={box} role="list" aria-label={label} tabIndex={0} onScroll={(event) => setTop(event.currentTarget.scrollTop)} onKeyDown={onKeyDown}>
      <div role="presentation" style={{ height: `${full}px`, position: "relative" }}>
        <div role="presentation" style={{ transform: `translateY(${Math.max(0, offset)}px)` }}>
          {rows}
        </div>
      </div>
    </div>
  );
}

function rowAfterKey(key: string, active: number, total: number, page: number): number | undefined {
  const target = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: total - 1 }[key];
  return target === undefined ? undefined : Math.min(total - 1, Math.max(0, target));
}
