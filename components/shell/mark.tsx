/** The default logo: a kumquat. */
export function ShopMark() {
  return (
    <svg className="size-5.5" viewBox="0 0 24 24" aria-hidden="true">
      <ellipse cx="11.4" cy="13.2" rx="8" ry="9.7" transform="rotate(28 11.4 13.2)" fill="var(--color-accent)" />
      <path d="M16 4.9l1.5-2.8" stroke="var(--color-ink)" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}
