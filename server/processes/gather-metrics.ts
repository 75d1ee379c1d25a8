import cluster, { type Worker } from "node:cluster";
import { randomUUID } from "node:crypto";
import type { Registry } from "prom-client";
import { log } from "../../lib/core/log";

/**
 * Who asks for /metrics comes to any one of a machine's web processes. It asks the primary process, which asks all of them, and puts what they
 * say together, each under its own label: added up, the counters would fall when a process is replaced, which looks like a storm.
 */
type Metrics = Awaited<ReturnType<Registry["getMetricsAsJSON"]>>;
type Message =
  /** To the primary: gather. To a web process: give yours. */
  | { kumquatMetrics: "gather" | "give"; id: string }
  /** To the primary. */
  | { kumquatMetrics: "given"; id: string; metrics: Metrics }
  /** To the web process that asked. */
  | { kumquatMetrics: "gathered"; id: string; text: string };

const isMessage = (message: unknown): message is Message =>
  typeof message === "object" && message !== null && "kumquatMetrics" in message;

/** A process that is just starting or ending is left out. */
const GIVE_MS = 1_500;
const GATHER_MS = 3_000;

/** The web processes of this machine, by their place: 0, 1, … */
const processes = new Map<number, Worker>();
const given = new Map<string, (index: number, metrics: Metrics) => void>();

/** In the primary process, for each web process that it starts. @param index its place, which its successor takes */
export function gatherMetrics(web: Worker, index: number): void {
  processes.set(index, web);
  web.on("message", (message: unknown) => {
    if (!isMessage(message)) return;
    if (message.kumquatMetrics === "given") given.get(message.id)?.(index, message.metrics);
    if (message.kumquatMetrics !== "gather") return;
    void gather().then(
      (text) => say(web, { kumquatMetrics: "gathered", id: message.id, text }),
      (error: unknown) => log.warn({ err: error }, "the metrics of the web processes could not be gathered"),
    );
  });
}

function say(web: Worker, message: Message): void {
  if (web.isConnected()) web.send(message);
}

async function gather(): Promise<string> {
  // Loaded when it is first needed: a shop without Prometheus does without it.
  const { AggregatorRegistry } = await import("prom-client");
  const id = randomUUID();
  const parts = new Map<number, Metrics>();
  const asked = [...processes.entries()].filter(([, web]) => web.isConnected());
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, GIVE_MS);
    given.set(id, (index, metrics) => {
      parts.set(index, metrics);
      if (parts.size < asked.length) return;
      clearTimeout(timer);
      resolve();
    });
    for (const [, web] of asked) say(web, { kumquatMetrics: "give", id });
  });
  given.delete(id);
  return AggregatorRegistry.aggregate([...parts].map(([index, metrics]) => labelled(metrics, index))).metrics();
}

/** As of the process in this place. */
function labelled(metrics: Metrics, index: number): Metrics {
  const process = String(index);
  return metrics.map((metric) => ({
    ...metric,
    values: metric.values.map((one) => ({ ...one, labels: { ...one.labels, process } })),
  }));
}

/** In a web process, from its start on: gives the primary what the registry holds. */
export function giveMetrics(own: Registry): void {
  if (!cluster.isWorker) return;
  process.on("message", (message: unknown) => {
    if (!isMessage(message) || message.kumquatMetrics !== "give") return;
    void own.getMetricsAsJSON().then((metrics) => {
      if (process.connected) process.send?.({ kumquatMetrics: "given", id: message.id, metrics } satisfies Message);
    });
  });
}

/** The metrics of all web processes of this machine; "" when they can't be had. @param own of this process, where it is the only one */
export async function machineMetrics(own: Registry): Promise<string> {
  if (!cluster.isWorker) return own.metrics();
  const id = randomUUID();
  return new Promise((resolve) => {
    const done = (text: string) => {
      clearTimeout(timer);
      process.off("message", hear);
      resolve(text);
    };
    const hear = (message: unknown) => {
      if (isMessage(message) && message.kumquatMetrics === "gathered" && message.id === id) done(message.text);
    };
    const timer = setTimeout(done, GATHER_MS, "");
    process.on("message", hear);
    process.send?.({ kumquatMetrics: "gather", id } satisfies Message);
  });
}
