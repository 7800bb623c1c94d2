/** Something is on its way. Shown after a moment only (by the style sheet), so that quick answers do not flicker. */
export function Waiting({ what = "Loading" }: { what?: string }) {
  return (
    <p class="waiting" role="status">
      {what} …
    </p>
  );
}
