import { Component } from "preact";
import { useMemo } from "preact/hooks";
import type { Claim } from "../../api/types";
import { cutParagraph, cutText, evidenceRanges, rangesOf, type Paragraph, type Piece, type Range } from "../../claims/segments";
import { lookOf } from "../../components/kinds";
import { directionOf } from "../../components/directions";

interface PaneProps {
  readonly text: string;
  readonly dir: "ltr" | "rtl";
  readonly claims: readonly Claim[];
  readonly selected: Claim | undefined;
  readonly onSelect: (claim: string) => void;
}

/** The report's text with the words of every claim marked, and all marked words of the selected one. */
export function TextPane({ text, dir, claims, selected, onSelect }: PaneProps) {
  const shown = claims.filter((claim) => claim.review.state !== "rejected");
  // Most decisions leave the marks as they are: the text is cut and drawn again only when a claim comes or goes.
  const ranges = useMemo(() => evidenceRanges(text, shown), [text, shown.map((claim) => claim.id).join()]);
  const paragraphs = useMemo(() => cutText(text, ranges), [text, ranges]);
  const own = useMemo(() => (selected ? [...rangesOf(text, selected), ...evidenceRanges(text, [selected])] : []), [text, selected]);

  const onClick = (event: MouseEvent) => {
    if (!getSelection()?.isCollapsed) return; // words are being selected, not looked at
    const piece = (event.target as Element).closest<HTMLElement>("[data-claims]");
    const ids = piece?.dataset["claims"]?.split(" ") ?? [];
    const next = ids[(ids.indexOf(selected?.id ?? "") + 1) % ids.length];
    if (next) onSelect(next);
  };

  return (
    <div class="report-text" id="report-text" dir={dir} onClick={onClick} tabIndex={0} role="document" aria-label="Text of the report">
      {paragraphs.map((paragraph) => (
        <ParagraphText key={paragraph.start} text={text} paragraph={paragraph} ranges={ranges} own={touching(own, paragraph)} />
      ))}
    </div>
  );
}

const NONE: readonly Range[] = [];

function touching(own: readonly Range[], { start, end }: Paragraph): readonly Range[] {
  const found = own.filter((range) => range.start < end && range.end > start);
  return found.length > 0 ? found : NONE;
}

interface ParagraphProps {
  readonly text: string;
  readonly paragraph: Paragraph;
  readonly ranges: readonly Range[];
  readonly own: readonly Range[];
}

/** One paragraph; moving to another claim renders only the paragraphs that it leaves and enters. */
class ParagraphText extends Component<ParagraphProps> {
  override shouldComponentUpdate(next: ParagraphProps): boolean {
    return next.paragraph !== this.props.paragraph || next.own !== this.props.own;
  }

  override render() {
    const { text, paragraph, ranges, own } = this.props;
    const pieces = own.length === 0 ? paragraph.pieces : cutParagraph(text, paragraph.start, paragraph.end, [...ranges, ...own]).pieces;
    const selected = own[0]?.claim;
    return (
      <p class={isBlank(text, paragraph) ? "paragraph paragraph-blank" : "paragraph"} data-start={paragraph.start} dir={directionOf(text.slice(paragraph.start, paragraph.end))}>
        {pieces.map((piece) => (
          <PieceText key={piece.start} piece={piece} selected={selected} />
        ))}
      </p>
    );
  }
}

function isBlank(text: string, { start, end }: Paragraph): boolean {
  return text.slice(start, end).trim() === "";
}

function PieceText({ piece, selected }: { piece: Piece; selected: string | undefined }) {
  const words = piece.highlights.filter((highlight) => highlight.role === "words");
  const own = piece.highlights.filter((highlight) => highlight.claim === selected);
  if (words.length === 0 && own.length === 0) return <span data-at={piece.start}>{piece.text}</span>;
  const roles = [...new Set(own.map((highlight) => highlight.role).filter((role) => role !== "words"))];
  const isOwn = own.some((highlight) => highlight.role === "words");
  // The innermost span holds the text; each claim around it draws its own line, further out the more there are.
  let drawn = <>{piece.text}</>;
  const kinds = [...new Set(words.map((highlight) => highlight.kind))].slice(0, 4);
  kinds.forEach((kind, depth) => {
    drawn = <span class={`words kind-${kind} words-${depth}`}>{drawn}</span>;
  });
  const marks = piece.begins.map((kind) => lookOf(kind).mark).join("");
  const classes = ["piece", own.length > 0 && `own kind-${own[0]?.kind}`, isOwn && "own-words"].filter(Boolean).join(" ");
  return (
    <span
      class={classes}
      data-at={piece.start}
      data-marks={marks || undefined}
      data-claims={[...new Set(words.map((highlight) => highlight.claim))].join(" ") || undefined}
      data-own={own.length > 0 ? "" : undefined}
      title={roles.length > 0 ? roles.map((role) => role.replaceAll("_", " ")).join(", ") : undefined}
    >
      {drawn}
    </span>
  );
}

/** Put the selected claim's words into sight. */
export function showWords(smooth: boolean): void {
  const pane = document.getElementById("report-text");
  const words = pane?.querySelector<HTMLElement>(".own-words") ?? pane?.querySelector<HTMLElement>("[data-own]");
  words?.scrollIntoView({ block: "center", behavior: smooth ? "smooth" : "auto" });
}

/** Return what is selected in the text as UTF-16 indices, without the white space around it. */
export function selectedWords(text: string): { start: number; end: number } | undefined {
  const selection = getSelection();
  const pane = document.getElementById("report-text");
  if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !pane) return undefined;
  const range = selection.getRangeAt(0);
  const start = indexOf(range.startContainer, range.startOffset, pane, false);
  const end = indexOf(range.endContainer, range.endOffset, pane, true);
  if (start === undefined || end === undefined || end <= start) return undefined;
  const words = text.slice(start, end);
  const trimmed = words.trim();
  if (!trimmed) return undefined;
  const from = start + words.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}

/** Return the index in the whole text of a point in the page; undefined outside the text. */
function indexOf(node: Node, offset: number, pane: HTMLElement, isEnd: boolean): number | undefined {
  if (!pane.contains(node)) return undefined;
  if (node.nodeType === Node.TEXT_NODE) {
    const piece = node.parentElement?.closest<HTMLElement>("[data-at]");
    return piece ? Number(piece.dataset["at"]) + offset : undefined;
  }
  // Between elements, as a triple click gives it: the piece that begins there, or the end of the one before.
  const after = node.childNodes[offset];
  if (after && !isEnd) return firstIndex(after);
  const before = node.childNodes[offset - 1];
  if (before) return lastIndex(before);
  return node instanceof HTMLElement ? Number(node.dataset["start"] ?? node.closest<HTMLElement>("[data-at]")?.dataset["at"]) || undefined : undefined;
}

function firstIndex(node: Node): number | undefined {
  const piece = node instanceof HTMLElement ? (node.matches("[data-at]") ? node : node.querySelector<HTMLElement>("[data-at]")) : null;
  return piece ? Number(piece.dataset["at"]) : undefined;
}

function lastIndex(node: Node): number | undefined {
  if (!(node instanceof HTMLElement)) return undefined;
  const pieces = node.matches("[data-at]") ? [node] : [...node.querySelectorAll<HTMLElement>("[data-at]")];
  const last = pieces.at(-1);
  return last ? Number(last.dataset["at"]) + (last.textContent?.length ?? 0) : undefined;
}
