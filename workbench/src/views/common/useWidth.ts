import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** The width of an element in pixels, followed as it changes; charts draw themselves for it. */
export function useWidth<T extends Element>(initial = 640): [RefObject<T | null>, number] {
  const place = useRef<T | null>(null);
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    setWidth(Math.floor(element.getBoundingClientRect().width) || initial);
    const observer = new ResizeObserver((entries) => {
      const found = entries[0]?.contentRect.width;
      if (found) setWidth(Math.floor(found));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, width];
}
