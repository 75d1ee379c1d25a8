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
