/** The reports before and after this one, story by story as the inbox lists them. */

import type { Filter } from "../../address/filter";
import { openView } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useResource } from "../../api/resources";
import type { Page, Story } from "../../api/types";
import { useRef } from "preact/hooks";

export interface Neighbours {
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly openPrevious: () => void;
  readonly openNext: () => void;
}

export function useNeighbours(report: string, filter: Filter): Neighbours {
  const stories = useResource<Page<Story>>(addressOf("/stories", filter, { limit: 100 }));
  // The order of the visit's beginning: a report that was opened is no longer unread, and would change its place.
  const order = useRef<readonly string[]>([]);
  if (order.current.length === 0 && stories.value) order.current = stories.value.items.flatMap((story) => story.documents.map((document) => document.id));
  const at = order.current.indexOf(report);
  const previous = at > 0 ? order.current[at - 1] : undefined;
  const next = at >= 0 ? order.current[at + 1] : undefined;
  return { previous, next, openPrevious: () => previous && openView("review", previous), openNext: () => next && openView("review", next) };
}
