"""The look of a brief's page: light and dark, three widths, and on paper of any size."""

from __future__ import annotations

STYLE = """
:root { --ink: #1c2126; --soft: #5a6570; --paper: #ffffff; --line: #d5dbe1; --head: #f3f5f7; --link: #0b5cad; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ec; --soft: #a3adb7; --paper: #15191d; --line: #39424a; --head: #20262c; --link: #7fb8f5; }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { font: 1rem/1.45 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", system-ui, "DejaVu Sans", sans-serif;
  margin: 0 auto; max-width: 56rem; padding: 1.5rem 1rem 3rem; overflow-wrap: break-word; }
h1 { font-size: 1.55rem; line-height: 1.18; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; padding-top: .5rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 1rem 0 .2rem; }
p { margin: .3rem 0; }
ul { margin: .3rem 0; padding-left: 1.1rem; }
li { margin: .2rem 0; }
.lead { font-weight: 600; margin: 0; }
.facts, .how, .more, .silent { color: var(--soft); font-size: .88rem; }
.more code { font-size: .82rem; overflow-wrap: anywhere; }
a { color: var(--link); }
sup { line-height: 0; font-size: .7em; }
sup a { text-decoration: none; padding: 0 .1em; }
.sign { color: var(--soft); font-size: .8em; white-space: nowrap; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .4rem 0 .6rem; }
caption { text-align: left; font-weight: 600; font-size: .9rem; padding: .2rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid var(--line); }
thead th { background: var(--head); font-size: .82rem; padding-left: .25rem; }
tbody th { font-weight: 600; padding-left: .25rem; white-space: nowrap; }
figure { margin: .4rem 0; }
figcaption { font-weight: 600; font-size: .9rem; }
svg { display: block; width: 100%; height: auto; min-width: 40rem; max-width: 100%; }
svg { font-family: "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", system-ui, "DejaVu Sans", sans-serif; }
@media screen and (prefers-color-scheme: dark) {
  svg .ink { fill: #e4e8ec; } svg .soft { fill: #a3adb7; } svg .line { stroke: #39424a; } svg .empty { fill: #20262c; }
}
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.notes { font-size: .82rem; padding-left: 2.2rem; }
.notes li { margin: .15rem 0; }
.notes .origin { color: var(--soft); }
:target { outline: 2px solid var(--link); outline-offset: 2px; }
@media (max-width: 34rem) {
  body { padding: 1rem .75rem 2rem; }
  table.plain thead { position: absolute; left: -999rem; }
  table.plain tr { display: block; border-bottom: 1px solid var(--line); padding: .3rem 0; }
  table.plain th, table.plain td { display: block; border: 0; padding: .05rem 0; }
  table.plain td[data-head]::before { content: attr(data-head) ": "; color: var(--soft); }
  table.plain td:empty { display: none; }
  svg { max-width: none; }
}
@page { margin: 10mm 13mm 12mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 7pt; } }
@media print {
  :root { --ink: #000000; --soft: #454d55; --paper: #ffffff; --line: #c4cad0; --head: #f0f2f4; --link: #000000; }
  body { font-size: 7.9pt; line-height: 1.17; max-width: none; padding: 0; }
  h1 { font-size: 14pt; } h2 { font-size: 10.5pt; margin: 5pt 0 1pt; padding-top: 2pt; border-top-width: 1pt; }
  h3 { font-size: 8.8pt; margin: 3pt 0 0; }
  p, ul, li { margin-top: .6pt; margin-bottom: .6pt; }
  .facts, .how, .more, .silent, .more code { font-size: 7.4pt; }
  table { font-size: 7.6pt; margin: 1pt 0 2pt; }
  th, td { padding: .6pt 4pt .6pt 0; } thead th { font-size: 7.4pt; }
  h2, h3 { break-after: avoid; } figure { margin: 1pt 0; }
  tr, li, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  svg { min-width: 0; width: 86%; }
  .scroll { overflow: visible; }
  table.plain { break-inside: avoid; }
  .unseen { display: none; }
  .sources { break-before: page; }
  .notes { font-size: 7pt; line-height: 1.18; columns: 2; column-gap: 6mm; padding-left: 5mm; }
  .back { display: none; }
  a { text-decoration: none; }
}
@media print and (min-aspect-ratio: 3/4) {
  body { font-size: 7.5pt; line-height: 1.15; } table { font-size: 7.2pt; } svg { width: 78%; }
}
"""
