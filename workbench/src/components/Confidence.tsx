/** How certain the program is, as a number and a bar. */
export function Confidence({ value }: { value: number }) {
  const percent = Math.round(value * 100);
  return (
    <span class="confidence" title={`The program is ${percent} % certain`}>
      <meter class="confidence-bar" min={0} max={1} value={value} aria-label="certainty" />
      {percent} %
    </span>
  );
}
