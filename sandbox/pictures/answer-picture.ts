import type { ServerResponse } from "node:http";
import { drawScreenshot } from "./draw-screenshot";

export const PICTURES = "/__pictures/";

/**
 * Stands in for the hosts of pictures: /__pictures/<host>/<path>. A path with "missing" is not there, one with "page" answers a page, one
 * with "moved" redirects: the ways in which a picture can't be had.
 */
export function answerPicture(path: string, response: ServerResponse): void {
  if (path.includes("missing")) {
    response.writeHead(404, { "content-type": "text/html" }).end("<html></html>");
  } else if (path.includes("moved")) {
    response.writeHead(302, { location: "http://127.0.0.1/" }).end();
  } else if (path.includes("page")) {
    response.writeHead(200, { "content-type": "text/html" }).end("<html></html>");
  } else if (path.includes("disguised")) {
    response.writeHead(200, { "content-type": "image/jpeg" }).end("<svg xmlns='http://www.w3.org/2000/svg'/>");
  } else {
    response.writeHead(200, { "content-type": "image/png" }).end(drawScreenshot(path));
  }
}
