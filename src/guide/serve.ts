import { biography } from '../biography/biography.js';
import type { Place } from '../explain/explanation.js';
import { continued, type History } from '../history/history.js';
import type { Serve } from '../step/step.js';
import { type TriedLine, tryLine } from './try-line.js';

/** What the programs of this room ask for, beside what `docker` may ask. */
export interface TryRequest extends TriedLine {
  readonly ask: 'try';
}

/** The life of a file, as far as a history tells it. */
export interface BiographyRequest {
  readonly ask: 'biography';
  readonly history: History;
  readonly host: string;
  readonly path: string;
  readonly place: Place | undefined;
}

type Request = TryRequest | BiographyRequest;

function isRequest(request: unknown): request is Request {
  if (typeof request !== 'object' || request === null || !('ask' in request)) return false;
  return request.ask === 'try' || request.ask === 'biography';
}

/** Answers the guide's own requests, and passes the others on. */
export function serveGuide(clients: Serve): Serve {
  const serve: Serve = (draft, services, process, request) => {
    if (!isRequest(request)) return clients(draft, services, process, request);
    const { programs } = services;
    if (request.ask === 'try') return tryLine(draft.world(), programs, serve, process, request);
    const { history, host, path, place } = request;
    return biography(continued(history, draft.world()), host, path, place, { programs, serve });
  };
  return serve;
}
