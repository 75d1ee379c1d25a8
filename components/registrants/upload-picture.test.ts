import { afterEach, expect, it, vi } from "vitest";
import { uploadPicture } from "./upload-picture";

afterEach(() => vi.unstubAllGlobals());

it("says in a sentence that a file can't be read, and sends nothing", async () => {
  const sent = vi.fn();
  vi.stubGlobal("XMLHttpRequest", sent);
  vi.stubGlobal(
    "FileReader",
    class {
      error = new Error("NotReadableError");
      onerror = () => undefined;
      readAsDataURL() {
        queueMicrotask(() => this.onerror());
      }
    },
  );
  const words = { network: "no network", unreadable: "no answer", file: "The file can't be read." };
  const upload = uploadPicture({
    ...{ reviewId: "1", role: "owner", onProgress: () => undefined, words },
    file: new File(["x"], "card.jpg"),
  });
  expect(await upload).toMatchObject({ ok: false, failure: { detail: "The file can't be read." } });
  expect(sent).not.toHaveBeenCalled();
});
