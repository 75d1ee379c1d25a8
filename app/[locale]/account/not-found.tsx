import { NotFoundText } from "@/components/shell/not-found-text";

export default function NotFound() {
  return (
    <main id="main" className="page-width">
      <NotFoundText within="account" />
    </main>
  );
}
