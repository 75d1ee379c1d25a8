"use client";

import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from "react";

interface Place {
  segment: string | null;
  name: (segment: string | null) => void;
}

const PlaceContext = createContext<Place>({ segment: null, name: () => undefined });

interface Props {
  /** The navigation segment of the requested page; null: its address tells. */
  asked: string | null;
  children: ReactNode;
}

/**
 * Holds the current navigation item where the address does not tell it: the address of a service does not contain its product line.
 */
export function NavPlaces({ asked, children }: Props) {
  const [segment, name] = useState(asked);
  const place = useMemo(() => ({ segment, name }), [segment]);
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

/**
 * Rendered by a page that belongs to another navigation item than its address says. Also works after a navigation in the browser.
 */
export function NavPlace({ segment }: { segment: string }) {
  const { name } = useContext(PlaceContext);
  useLayoutEffect(() => {
    name(segment);
    return () => name(null);
  }, [name, segment]);
  return null;
}

/** The segment that the page named; null: its address decides. */
export const useNavPlace = (): string | null => useContext(PlaceContext).segment;
