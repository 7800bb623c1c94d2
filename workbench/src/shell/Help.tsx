import { Dialog } from "../components/Dialog";
import { KeyMap } from "../components/KeyMap";

/** The keys of the page as it stands. */
export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose} wide>
      <KeyMap />
      <p class="note">Looking never decides: a claim changes only when you accept, reject, edit or defer it. Esc closes this window.</p>
    </Dialog>
  );
}
