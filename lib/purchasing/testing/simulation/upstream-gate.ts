/**
 * Receives requests before the sandbox's own HTTP listener. Every purchase that arrives is checked (CallWatch). Some are delayed: the
 * request reaches the upstream long after it was sent, while its sender waits or after the sender's connection broke.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Db } from "@/lib/db/client";
import { handleCall } from "@/sandbox/http/handle-call";
import { type EndpointId, endpointIds, manual } from "@/sandbox/manual/all";
import type { Sandbox } from "@/sandbox/sandbox";
import { CallWatch } from "./call-watch";
import type { Scheduler } from "./scheduler";
import { virtualClock } from "./virtual-clock";

export interface Late {
  lateMs: number;
  /** The sender learns at once that the connection broke. */
  cut: boolean;
}

const purchases = new Map(
  endpointIds.filter((id) => manual[id].effect === "purchase").map((id) => [manual[id].path.toLowerCase(), id]),
);

export class UpstreamGate {
  /** The delay of the next purchase that arrives. */
  late: Late | null = null;
  /** When the upstream acted on a purchase, by otime, and when reads show it. */
  readonly shownAtMs = new Map<string, number>();
  watch: CallWatch;

  constructor(
    private readonly sandbox: Sandbox,
    server: Server,
    private readonly db: Db,
    private readonly scheduler: () => Scheduler | null,
  ) {
    this.watch = new CallWatch(db);
    const [original] = server.listeners("request") as RequestListener[];
    if (!original) throw new Error("a server without a listener");
    server.removeAllListeners("request");
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      const [path = "", query = ""] = (request.url ?? "").split("?");
      const id = purchases.get(path.toLowerCase());
      if (!id) return void original(request, response);
      this.arrive(id, new URLSearchParams(query), request, response, original).catch((error: unknown) => {
        this.watch.faults.push(`gate: ${error instanceof Error ? error.message : String(error)}`);
        response.destroy();
      });
    });
  }

  /** For a new history. */
  begin(): void {
    this.late = null;
    this.shownAtMs.clear();
    this.watch = new CallWatch(this.db);
  }

  private async arrive(
    id: EndpointId,
    values: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
    original: RequestListener,
  ): Promise<void> {
    const scheduler = this.scheduler();
    const otime = values.get("otime") ?? "";
    const name = values.get("domainname") ?? "";
    await this.watch.arrived(otime, virtualClock.nowMs());
    const late = this.late;
    this.shownAtMs.set(otime, virtualClock.nowMs() + this.lagNow());
    if (!late || !scheduler || request.method !== "GET") return void original(request, response);
    this.late = null;
    scheduler.note(`wire: ${id} ${name} comes ${late.lateMs / 1000} s late${late.cut ? ", its sender cut off" : ""}`);
    const turn = scheduler.wire(`wire ${name}`, late.lateMs, !late.cut);
    if (late.cut) request.socket.destroy();
    const task = await turn;
    scheduler.note(`wire: ${id} ${name} arrives`);
    this.shownAtMs.set(otime, virtualClock.nowMs() + this.lagNow());
    if (late.cut) {
      await handleCall(this.sandbox, { id, method: "GET", values: new Map(values), ip: "127.0.0.1" });
    } else {
      const closed = new Promise((resolve) => response.once("close", resolve));
      original(request, response);
      await closed;
    }
    scheduler.finish(task);
  }
  /** How long planted lags will hide the next purchase from reads. */
  private lagNow(): number {
    const lags = this.sandbox.faults.list().filter((fault) => fault.kind === "lag" && fault.effect === "purchase");
    return lags.reduce((sum, fault) => sum + fault.ms, 0);
  }
}
