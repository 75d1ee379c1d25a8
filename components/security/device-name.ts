/** "Chrome, Windows": browser and system of a user agent, so that people recognise the device; null if neither is known. */
export function deviceName(userAgent: string): string | null {
  const browser = [
    [/MicroMessenger/, "WeChat"],
    [/Edg\//, "Edge"],
    [/OPR\//, "Opera"],
    [/Firefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/Version\/.*Safari\//, "Safari"],
    [/curl\//, "curl"],
  ].find(([pattern]) => (pattern as RegExp).test(userAgent))?.[1] as string | undefined;
  const system = [
    [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
    [/Android/, "Android"],
    [/iPhone|iPad/, "iOS"],
    [/Windows/, "Windows"],
    [/Mac OS X/, "macOS"],
    [/Linux/, "Linux"],
  ].find(([pattern]) => (pattern as RegExp).test(userAgent))?.[1] as string | undefined;
  return [browser, system].filter(Boolean).join(", ") || null;
}
