/** The sentence around some words, as browsers part sentences. Only for showing: the server knows the reading's own. */

const AROUND = 600;

export function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(0, start - AROUND);
  const window = text.slice(from, end + AROUND);
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  let sentence = "";
  for (const { segment, index } of segmenter.segment(window)) {
    const begins = from + index;
    if (begins < end && begins + segment.length > start) sentence += segment;
  }
  return sentence.trim() || text.slice(start, end);
}
