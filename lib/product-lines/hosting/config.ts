import { z } from "zod";
import type { HostKind, HostLine, HostLocation } from "@/lib/cndns/endpoints/hosting-terms";
import { hostKind, hostLine, hostLocation, isWindowsHost } from "@/lib/cndns/endpoints/hosting-terms";
import type { ControlSubject } from "../control";
import type { Config } from "../form";
import { MAINLAND } from "./form";

/** A host's configuration in the form's words, as the client's endpoints take them. */
const schema = z.object({
  kind: hostKind.out,
  location: hostLocation.out,
  line: hostLine.out.optional(),
  sizeMb: z.number().int().positive(),
});
export interface HostConfig {
  kind: HostKind;
  location: HostLocation;
  line?: HostLine;
  sizeMb: number;
}

/** @throws ZodError when a stored configuration is not one of a host. */
export function readConfig(config: Record<string, unknown>): HostConfig {
  const { line, ...rest } = schema.parse(config);
  return line === undefined ? rest : { ...rest, line };
}

/** The configuration in the form's words; null when the upstream shows a kind or place that the manual does not document. */
export function writeConfig(host: {
  kind: string | null;
  location: string | null;
  line: string | null;
  sizeMb: number | null;
}): Config | null {
  const parsed = schema.safeParse({ ...host, line: host.line ?? undefined });
  return parsed.success ? { ...readConfig(parsed.data) } : null;
}

/** Why a control that only Windows hosts have can't be used. */
export function notWindows({ config }: ControlSubject): string | null {
  const kind = hostKind.out.safeParse(config.kind);
  return kind.success && isWindowsHost(kind.data) ? null : "windows_only";
}

export const isMainlandHost = ({ config }: Pick<ControlSubject, "config">): boolean =>
  MAINLAND.includes(String(config.location));

/** A path in the form that the call takes, from one that begins at the website's root: Linux hosts need wwwroot before it. */
export function hostPathOf(subject: ControlSubject, path: string): string {
  const clean = path.trim().replace(/^\/+/, "");
  return notWindows(subject) === null ? clean : `wwwroot/${clean}`;
}
