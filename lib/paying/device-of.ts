import type { Device } from "@/lib/gateways/gateway";

/** Where a browser is, by the header it sends. A wrong guess still leads to a page that works: it only offers a code where a button was better. */
export function deviceOf(headers: Headers): Device {
  const agent = headers.get("user-agent") ?? "";
  if (/MicroMessenger/i.test(agent)) return "wechat";
  return /Mobile|Android|iPhone/i.test(agent) ? "phone" : "desktop";
}
