"use client";

import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from "react";

interface Place {
  segment: string | null;
  name: (segment: string | null) => void;
}

const PlaceContext = createContext<Place>({ segment: null, name: () => undefined });

interface Props {
  /** Where the page belongs that was asked for; null: its address tells. */
  asked: string | null;
  children: ReactNode;
}

/** Holds which item of the navigation the page belongs to, where its address doesn't tell: a service's doesn't say its product line. */
export function NavPlaces({ asked, children }: Props) {
  const [segment, name] = useState(asked);
  const place = useMemo(() => ({ segment, name }), [segment]);
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

/** What a page renders that belongs to another item than its address says; it holds when one comes by a link, too. */
export function NavPlace({ segment }: { segment: string }) {
  const { name } = useContext(PlaceContext);
  useLayoutEffect(() => {
    name(segment);
    return () => name(null);
  }, [name, segment]);
  return null;
}

/** What the page named; null: its address decides. */
export const useNavPlace = (): string | null => useContext(PlaceContext).segment;
