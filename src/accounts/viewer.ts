import type { User } from '../database/client/client.ts';

/** Who is asking, and how they proved it. */
export interface Viewer {
  user: User;
  /** A cookie comes with every request of a browser, so it needs a guard against forged requests; a header does not. */
  via: 'session' | 'token' | 'basic';
}
