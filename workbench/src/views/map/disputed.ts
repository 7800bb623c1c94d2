/**
 * Borders drawn dashed since somebody disputes them, as pairs of the letters in `countries.ts`.
 *
 * The list is not complete and takes no side. Whoever runs the workbench replaces it by a file
 * (POURPARLER_DISPUTED_BORDERS), and edits this one to change what everybody gets.
 */
export const DISPUTED: readonly (readonly [string, string])[] = [
  ["AM", "AZ"],
  ["CN", "BT"],
  ["CN", "IN"],
  ["CY", "CY-NC"],
  ["ER", "ET"],
  ["ET", "SD"],
  ["GY", "SR"],
  ["GY", "VE"],
  ["IL", "PS"],
  ["IL", "LB"],
  ["IL", "SY"],
  ["IN", "PK"],
  ["KP", "KR"],
  ["EH", "MA"],
  ["RS", "XK"],
  ["RU", "UA"],
  ["RU", "GE"],
  ["SD", "SS"],
  ["SO", "SO-SL"],
  ["EG", "SD"],
  ["KG", "TJ"],
];
