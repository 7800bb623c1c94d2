/** Where parties stand in the picture: those tied to each other come near, others keep apart. The same ties give the same picture. */

export interface Placed {
  x: number;
  y: number;
}

interface Tied {
  source: string;
  target: string;
  weight: number;
}

const ROUNDS = 320;
const FAR = 9;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** Return a place for each node, filling a width and height. */
export function layOut(nodes: readonly string[], ties: readonly Tied[], width: number, height: number): Map<string, Placed> {
  const number = new Map(nodes.map((id, at) => [id, at]));
  const count = nodes.length;
  // A sunflower's seeds to begin with: even, and without chance.
  const x = nodes.map((_, at) => Math.sqrt(at + 0.5) * Math.cos(at * GOLDEN));
  const y = nodes.map((_, at) => Math.sqrt(at + 0.5) * Math.sin(at * GOLDEN));
  const ends = ties.map((tie) => [number.get(tie.source) ?? 0, number.get(tie.target) ?? 0, Math.min(1 + Math.log2(tie.weight), 5)] as const);
  for (let round = 0; round < ROUNDS; round++) {
    const heat = 0.5 * (1 - round / ROUNDS) ** 1.5 + 0.005;
    const byX = new Float64Array(count);
    const byY = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) {
        const dx = x[i]! - x[j]!;
        const dy = y[i]! - y[j]!;
        const apart = dx * dx + dy * dy;
        if (apart > FAR) continue; // what nothing ties together need not drift off
        const push = 1.2 / Math.max(apart, 0.02);
        byX[i]! += dx * push;
        byY[i]! += dy * push;
        byX[j]! -= dx * push;
        byY[j]! -= dy * push;
      }
      byX[i]! -= x[i]! * 0.09;
      byY[i]! -= y[i]! * 0.09;
    }
    for (const [i, j, weight] of ends) {
      const dx = x[i]! - x[j]!;
      const dy = y[i]! - y[j]!;
      const pull = 0.22 * weight ** 0.5;
      byX[i]! -= dx * pull;
      byY[i]! -= dy * pull;
      byX[j]! += dx * pull;
      byY[j]! += dy * pull;
    }
    for (let i = 0; i < count; i++) {
      const length = Math.hypot(byX[i]!, byY[i]!) || 1;
      const step = Math.min(length, 1) * heat;
      x[i]! += (byX[i]! / length) * step;
      y[i]! += (byY[i]! / length) * step;
    }
  }
  return fitted(nodes, x, y, width, height);
}

const SIDE = 70;
const TOP = 26;

function fitted(nodes: readonly string[], x: readonly number[], y: readonly number[], width: number, height: number): Map<string, Placed> {
  const left = Math.min(...x);
  const top = Math.min(...y);
  const wide = Math.max(Math.max(...x) - left, 0.01);
  const high = Math.max(Math.max(...y) - top, 0.01);
  const alone = nodes.length === 1;
  return new Map(
    nodes.map((id, at) => [
      id,
      {
        x: alone ? width / 2 : SIDE + ((x[at]! - left) / wide) * (width - 2 * SIDE),
        y: alone ? height / 2 : TOP + ((y[at]! - top) / high) * (height - 2 * TOP),
      },
    ]),
  );
}
