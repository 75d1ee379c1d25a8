import { shanghaiSecond } from "@/lib/core/time";

function parts(ms: number): [date: [number, number, number], time: string] {
  const [day = "", time = ""] = shanghaiSecond(new Date(ms)).split(" ");
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return [[year, month, date], time];
}

/** [[year, month, day], [hour, minute, second]] in Shanghai. */
export function shanghaiParts(ms: number): [[number, number, number], [number, number, number]] {
  const [date, time] = parts(ms);
  const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number);
  return [date, [hour, minute, second]];
}

/** "2014/1/15 18:21:14" (DomainDetail); tidy: "2014-01-15 18:21:14". */
export function slashTime(ms: number, warts: boolean): string {
  const [date, time] = parts(ms);
  return warts ? `${date.join("/")} ${time}` : shanghaiSecond(new Date(ms));
}

/** "2012-9-14 16:17:00" (ContactList). */
export function dashTime(ms: number, warts: boolean): string {
  const [date, time] = parts(ms);
  return warts ? `${date.join("-")} ${time}` : shanghaiSecond(new Date(ms));
}

/** "2014-1-15" (DomainList). */
export function dashDay(ms: number, warts: boolean): string {
  const [date] = parts(ms);
  return warts ? date.join("-") : shanghaiSecond(new Date(ms)).slice(0, 10);
}

/** "2012-10-25 10:23:20.123" (gifts). */
export function milliTime(ms: number): string {
  return `${shanghaiSecond(new Date(ms))}.${String(ms % 1000).padStart(3, "0")}`;
}

/** "/Date(1508923801870+0800)/" (cdn.index); tidy: "2017-10-25 17:30:01". */
export function netTime(ms: number, warts: boolean): string {
  return warts ? `/Date(${ms}+0800)/` : shanghaiSecond(new Date(ms));
}

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "Fri Nov 10 14:22:42 CST 2017" (cdn.purge), China Standard Time; tidy: an instant in UTC. */
export function cstTime(ms: number, warts: boolean): string {
  if (!warts) return new Date(ms).toISOString();
  const [[year = 0, month = 1, date = 1], time] = parts(ms);
  const day = DAYS[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return `${day} ${MONTHS[month - 1]} ${String(date).padStart(2, "0")} ${time} CST ${year}`;
}
