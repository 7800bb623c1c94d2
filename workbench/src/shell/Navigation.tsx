import { hrefOf } from "../address/navigate";
import { VIEWS, type View } from "../views/registry";

const GROUPS: readonly View["group"][] = ["work", "see", "look up", "together"];

/** The views, as links under the present filter and as-of date. */
export function Navigation({ current }: { current: string }) {
  return (
    <nav class="navigation" aria-label="Views" id="navigation">
      {GROUPS.map((group) => (
        <ul class="navigation-group" key={group}>
          {VIEWS.filter((view) => view.group === group).map((view) => (
            <li key={view.id}>
              <a href={hrefOf(view.id)} aria-current={view.id === current ? "page" : undefined}>
                {view.title}
              </a>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}
