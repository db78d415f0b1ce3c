import { MeDocument, ServerInfoDocument, TokenDocument } from './documents.ts';
import type { Endpoint } from './endpoint.ts';

/** What InvenTree keeps of a user for its own pages; none of it is kept here. */
const PROFILE = {
  language: null,
  theme: null,
  widgets: null,
  displayname: null,
  position: null,
  status: null,
  location: null,
  active: true,
  contact: null,
  type: 'internal',
  organisation: null,
  primary_group: null,
};

export const accountEndpoints: Endpoint[] = [
  {
    path: '/api/',
    name: 'Info',
    description: 'Simple JSON endpoint for InvenTree information.',
    isOpen: true,
    methods: {
      async GET({ run }) {
        const { server, waitingPrints, viewer } = await run(ServerInfoDocument, {});
        const forStaff = <Value>(value: Value) => (viewer?.isStaff ? value : null);
        return {
          status: 200,
          body: {
            server: 'InvenTree',
            id: null,
            version: server.version,
            instance: server.instanceName,
            apiVersion: server.apiVersion,
            worker_running: true,
            worker_count: server.workerCount,
            worker_pending_tasks: waitingPrints,
            plugins_enabled: false,
            plugins_install_disabled: true,
            email_configured: false,
            debug_mode: false,
            docker_mode: false,
            default_locale: 'en-us',
            customize: { logo: null, splash: null, login_message: null, navbar_message: null, disable_theme_storage: false },
            active_plugins: false,
            system_health: forStaff(true),
            database: forStaff('postgresql'),
            platform: forStaff(`${process.platform} ${process.arch}`),
            installer: forStaff('None'),
            target: null,
            django_admin: null,
            settings: { sso_registration: false, registration_enabled: false, password_forgotten_enabled: false },
          },
        };
      },
    },
  },
  {
    path: '/api/user/me/',
    name: 'Me User Detail',
    description: 'Detail endpoint for current user.',
    alsoAllowed: ['PUT', 'PATCH', 'DELETE'],
    methods: {
      async GET({ run }) {
        const { viewer } = await run(MeDocument, {});
        return { status: 200, body: { ...viewer, profile: PROFILE } };
      },
    },
  },
  {
    path: '/api/user/token/',
    name: 'Get Auth Token',
    description: 'Return authentication token for an authenticated user.',
    methods: {
      async GET({ run, query }) {
        const { result } = await run(TokenDocument, { name: query.name ?? '' });
        return { status: 200, body: result };
      },
    },
  },
  {
    path: '/api/auth/v1/config',
    name: 'Auth Config',
    description: 'How users can log in.',
    isOpen: true,
    methods: {
      GET: async () => ({
        status: 200,
        body: {
          status: 200,
          data: {
            account: {
              login_methods: ['username'],
              is_open_for_signup: false,
              email_verification_by_code_enabled: false,
              login_by_code_enabled: false,
              password_reset_by_code_enabled: false,
              authentication_method: 'username',
            },
            socialaccount: { providers: [] },
            mfa: { supported_types: ['totp', 'recovery_codes', 'webauthn'], passkey_login_enabled: true },
            usersessions: { track_activity: true },
          },
        },
      }),
    },
  },
  {
    path: '/api/auth/v1/auth/session',
    name: 'Auth Session',
    description: 'Whether somebody is logged in.',
    isOpen: true,
    methods: {
      async GET({ run }) {
        const { viewer } = await run(MeDocument, {});
        if (!viewer) {
          const flows = [{ id: 'login' }, { id: 'mfa_login_webauthn' }];
          return { status: 401, body: { status: 401, data: { flows }, meta: { is_authenticated: false } } };
        }
        const user = { id: viewer.pk, display: viewer.username, has_usable_password: true, username: viewer.username, email: viewer.email };
        return { status: 200, body: { status: 200, data: { user, methods: [] }, meta: { is_authenticated: true } } };
      },
    },
  },
];
