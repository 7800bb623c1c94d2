import type { Factuality } from "../common/types";

/** How a report gives an act, as a sign: the shape tells it, the colour repeats it. */
export const FACTUALITIES: Record<Factuality, string> = {
  happened: "happened",
  ongoing: "going on",
  planned: "planned",
  conditional: "on a condition",
  hypothetical: "wanted or feared",
  negated: "did not happen",
  unknown: "not told",
};

interface Place {
  x: number;
  y: number;
  factuality: Factuality;
  size?: number;
}

/** Filled: happened. Half: going on. Hollow: planned. Diamond: on a condition. Dotted: wanted. Cross: did not happen. */
export function Mark({ x, y, factuality, size = 5 }: Place) {
  const r = size;
  const classes = `mark mark-${factuality}`;
  switch (factuality) {
    case "happened":
      return <circle class={`${classes} solid`} cx={x} cy={y} r={r} />;
    case "ongoing":
      return (
        <g class={classes}>
          <circle class="hollow" cx={x} cy={y} r={r} />
          <path class="solid" d={`M${x},${y - r} A${r},${r} 0 0 0 ${x},${y + r} Z`} />
        </g>
      );
    case "conditional":
      return <path class={`${classes} hollow`} d={`M${x},${y - r - 1} L${x + r + 1},${y} L${x},${y + r + 1} L${x - r - 1},${y} Z`} />;
    case "negated":
      return (
        <g class={classes}>
          <circle class="hollow" cx={x} cy={y} r={r} />
          <path class="cross" d={`M${x - r - 1},${y - r - 1} L${x + r + 1},${y + r + 1} M${x + r + 1},${y - r - 1} L${x - r - 1},${y + r + 1}`} />
        </g>
      );
    case "hypothetical":
      return <circle class={`${classes} hollow dotted`} cx={x} cy={y} r={r} />;
    case "planned":
      return <circle class={`${classes} hollow`} cx={x} cy={y} r={r} />;
    case "unknown":
      return <circle class={`${classes} solid`} cx={x} cy={y} r={r / 2} />;
  }
}

/** What the signs mean. */
export function Legend() {
  const signs = Object.keys(FACTUALITIES) as Factuality[];
  return (
    <ul class="legend" aria-label="What the signs mean">
      {signs.map((each) => (
        <li key={each}>
          <svg width="16" height="16" aria-hidden="true">
            <Mark x={8} y={8} factuality={each} />
          </svg>
          {FACTUALITIES[each]}
        </li>
      ))}
      <li>
        <svg width="28" height="16" aria-hidden="true">
          <line class="span uncertain" x1="2" x2="26" y1="8" y2="8" />
        </svg>
        day not certain
      </li>
    </ul>
  );
}
