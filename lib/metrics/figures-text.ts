import { Counter, Gauge, Registry } from "prom-client";
import { within } from "@/lib/core/within";
import { type Figure, readShopFigures } from "./read-shop-figures";

/** Several scrapers, or an impatient one, cost the database no more than one. */
const KEPT_MS = 10_000;
/** Prometheus gives up after ten seconds. */
const PATIENCE_MS = 8_000;

let kept: { untilMs: number; text: Promise<string> } | undefined;

/** The figures of the database in Prometheus's text format; the same text for ten seconds. */
export function figuresText(nowMs = Date.now()): Promise<string> {
  if (!kept || kept.untilMs < nowMs) {
    const text = within(PATIENCE_MS, readShopFigures().then(asText));
    kept = { untilMs: nowMs + KEPT_MS, text };
    // A failure is not kept: the next scrape may succeed.
    text.catch(() => {
      kept = undefined;
    });
  }
  return kept.text;
}

function asText(figures: readonly Figure[]): Promise<string> {
  const registry = new Registry();
  // A figure that nobody has set is written as 0: the last backup of a shop without one would be new for ever.
  for (const { name, help, type, values } of figures.filter((figure) => figure.values.length > 0)) {
    const labelNames = [...new Set(values.flatMap(({ labels }) => Object.keys(labels)))];
    const settings = { name, help, labelNames, registers: [registry] };
    if (type === "counter") {
      const counter = new Counter(settings);
      for (const { labels, value } of values) counter.inc(labels, value);
    } else {
      const gauge = new Gauge(settings);
      for (const { labels, value } of values) gauge.set(labels, value);
    }
  }
  return registry.metrics();
}
