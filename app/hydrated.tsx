"use client";

import { useEffect } from "react";

/** Tells public/early.js that React has hydrated the page and handles its events from now on. Renders nothing. */
export function Hydrated() {
  useEffect(() => {
    dispatchEvent(new Event("hydrated"));
  }, []);
  return null;
}
