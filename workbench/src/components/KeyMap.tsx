import { boundKeys } from "../keys/keymap";

const KEY_NAMES: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

/** The keys that are bound on this page, by what they do. */
export function KeyMap() {
  return (
    <div class="keymap">
      {boundKeys().map((bound) => (
        <section key={bound.title}>
          <h3>{bound.title}</h3>
          <dl>
            {bound.bindings.map((binding) => (
              <div class="keymap-row" key={binding.key}>
                <dt>
                  <kbd>{KEY_NAMES[binding.key] ?? binding.key}</kbd>
                </dt>
                <dd>{binding.does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
