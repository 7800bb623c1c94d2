/** Asks the server. Every address is relative to the page's own host; nothing else is ever asked. */

import { writeFilter, type Filter } from "../address/filter";

const BASE = "/api/v1";

/** What the server refused, in its own sentence. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "Refusal";
  }
}

let csrf = "";

/** Keep the token that writes must carry; it comes with the record's facts. */
export function keepToken(token: string): void {
  csrf = token;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

/** Return the address of a question: a path, the filter, and what the question adds. */
export function addressOf(path: string, filter?: Filter, extra: Query = {}): string {
  const query = filter ? writeFilter(filter) : new URLSearchParams();
  for (const [key, value] of Object.entries(extra)) {
    if (value !== undefined && value !== "") query.set(key, String(value));
  }
  const search = query.toString();
  return `${BASE}${path}${search ? `?${search}` : ""}`;
}

/** Ask for something. The browser keeps answers and asks with their ETag. */
export async function ask<T>(address: string, signal?: AbortSignal): Promise<T> {
  return answer<T>(await reach(address, signal ? { signal } : {}));
}

/** Send something to be written. */
export async function send<T>(path: string, body: unknown, method: "POST" | "PATCH" = "POST"): Promise<T> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { "X-CSRF-Token": csrf };
  if (!form) headers["Content-Type"] = "application/json";
  return answer<T>(await reach(`${BASE}${path}`, { method, headers, body: form ? body : JSON.stringify(body) }));
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: "same-origin", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refusal(0, "The server does not answer. Is “pourparler serve” still running?");
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const json = (response.headers.get("content-type") ?? "").includes("json");
  if (response.ok && json) return (await response.json()) as T;
  const problem = json ? ((await response.json()) as { detail?: unknown; title?: string }) : {};
  const detail = typeof problem.detail === "string" ? problem.detail : problem.title;
  throw new Refusal(response.status, detail ?? `The server answered ${response.status} and gave no reason.`);
}
