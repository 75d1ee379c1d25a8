/** A file's content in Base64; null when it can't be read: it was moved or changed since it was chosen, or its drive is gone. */
export function readBase64(file: Blob): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}
