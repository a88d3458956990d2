import type { Serve } from '../step/step.js';
import { type TriedLine, tryLine } from './try-line.js';

/** What the programs of this room ask for, beside what `docker` may ask. */
export interface TryRequest extends TriedLine {
  readonly ask: 'try';
}

function isTry(request: unknown): request is TryRequest {
  return typeof request === 'object' && request !== null && 'ask' in request && request.ask === 'try';
}

/** Answers the guide's own requests, and passes the others on. */
export function serveGuide(clients: Serve): Serve {
  const serve: Serve = (draft, services, process, request) =>
    isTry(request)
      ? tryLine(draft.world(), services.programs, serve, process, request)
      : clients(draft, services, process, request);
  return serve;
}
