/**
 * The ids by which a request is found where traces are kept. They follow from the request's own id, so that the worker's jobs and errors
 * belong to its trace without being told of it: a UUID is as long as a trace's id.
 */
export function requestSpan(requestId: string): { traceId: string; spanId: string } {
  const traceId = requestId.replaceAll("-", "").toLowerCase();
  return { traceId, spanId: traceId.slice(16) };
}
