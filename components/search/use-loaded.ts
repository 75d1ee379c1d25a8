import { useEffect, useState } from "react";

/**
 * A module that few visits need, loaded when it is first wanted: the others load and read less script. Null until it is there.
 * @param load always the same function
 * @param onFailed when it could not be loaded; a second wish tries again
 */
export function useLoaded<Module extends object>(
  wanted: boolean,
  load: () => Promise<Module>,
  onFailed: () => void,
): Module | null {
  const [loaded, setLoaded] = useState<Module | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish loads
  useEffect(() => {
    if (wanted && !loaded) load().then(setLoaded, onFailed);
  }, [wanted, loaded]);
  return loaded;
}
