import { useEffect, useState } from "react";

/**
 * A module that few visits need, loaded when `wanted` is first true, so that the others load less script. Null until it is there.
 * @param load always the same function
 * @param onFailed called when it could not be loaded; it is tried again when `wanted` turns true again
 */
export function useLoaded<Module extends object>(
  wanted: boolean,
  load: () => Promise<Module>,
  onFailed: () => void,
): Module | null {
  const [loaded, setLoaded] = useState<Module | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of `wanted` loads
  useEffect(() => {
    if (wanted && !loaded) load().then(setLoaded, onFailed);
  }, [wanted, loaded]);
  return loaded;
}
