import { warning } from "./kind";
import type { RecordFinding } from "./record";
import { readTargetName } from "./target-name";

/**
 * Endings of the upstream's own name servers; records at the upstream have an effect only while a domain uses these.
 */
export const UPSTREAM_NAME_SERVERS = [".ezdnscenter.com", ".cdncenter.com"] as const;
export const NAME_SERVERS = { min: 2, max: 6 } as const;

/** True while the internet sees the records that are stored at the upstream (otherwise 11307). */
export function usesUpstreamNameServers(servers: readonly string[]): boolean {
  return (
    servers.length > 0 && servers.every((server) => UPSTREAM_NAME_SERVERS.some((end) => `.${server}`.endsWith(end)))
  );
}

/** A finding about one line of the list; `field` is "nameServers.<index>", or "nameServers" for the list. */
export interface NameServersResult {
  servers: string[];
  findings: RecordFinding[];
}

/**
 * Reads the typed name servers: two to six different ones; empty lines are ignored. Manual: 二、域名, 6 b.
 * @param zone the domain in ASCII
 */
export function parseNameServers(typed: readonly string[], zone: string): NameServersResult {
  const findings: RecordFinding[] = [];
  const servers: string[] = [];
  typed.forEach((text, index) => {
    if (text.trim() === "") return;
    const field = `nameServers.${index}`;
    const read = readTargetName(text);
    if (typeof read !== "string") {
      const { code, values: params, fix } = read;
      findings.push({ level: "error", code, field, params, ...(fix === undefined ? {} : { fix }) });
      return;
    }
    const server = read.replace(/\.$/, "");
    if (servers.includes(server))
      findings.push({ level: "error", code: "dns.server.twice", field, params: { server } });
    if (server.includes("_"))
      findings.push({ level: "error", code: "dns.bad_character", field, params: { char: "_" } });
    if (server === zone || server.endsWith(`.${zone}`)) findings.push(warning("dns.server.inside", field, { server }));
    servers.push(server);
  });
  const failed = findings.some((finding) => finding.level === "error");
  if (!failed && servers.length < NAME_SERVERS.min) {
    findings.push({ level: "error", code: "dns.server.few", field: "nameServers", params: { min: NAME_SERVERS.min } });
  }
  if (servers.length > NAME_SERVERS.max) {
    findings.push({ level: "error", code: "dns.server.many", field: "nameServers", params: { max: NAME_SERVERS.max } });
  }
  return { servers, findings };
}
