/** Where our own server answers the screenshot of a template. */
export function templateImage(id: string, size: "small" | "large"): string {
  return `/api/v1/products/site/templates/${id}/picture?size=${size}`;
}
