import { request } from "node:http";

export interface Visit {
  status: number;
  /** When the first and the last answer came, in ms; 0 when the search was refused. */
  firstMs: number;
  lastMs: number;
}

/** One search, read as it streams. @param ip whose search it is, where the shop trusts one proxy */
export function visit(url: string, name: string, ip?: string): Promise<Visit> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const seen: Visit = { status: 0, firstMs: 0, lastMs: 0 };
    const headers = ip === undefined ? {} : { "x-forwarded-for": ip };
    const sent = request(`${url}/api/v1/search?q=${name}`, { agent: false, headers }, (response) => {
      seen.status = response.statusCode ?? 0;
      let rest = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        const now = performance.now() - started;
        const lines = (rest + chunk).split("\n");
        rest = lines.pop() ?? "";
        if (!lines.some((line) => line.startsWith('{"type":"hit"'))) return;
        seen.firstMs ||= now;
        seen.lastMs = now;
      });
      response.on("error", reject);
      response.on("end", () => resolve(seen));
    });
    sent.on("error", reject);
    sent.end();
  });
}
