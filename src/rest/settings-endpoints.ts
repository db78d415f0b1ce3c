import {
  ChangeMetadataDocument,
  ChangeSettingDocument,
  ReadMetadataDocument,
  ReadSettingDocument,
  SettingsDocument,
  type SettingPartsFragment,
} from './documents.ts';
import type { Endpoint, Handler } from './endpoint.ts';

function settingShape(setting: SettingPartsFragment, index: number) {
  return {
    pk: index + 1,
    key: setting.key,
    value: setting.value,
    name: setting.name,
    description: setting.description,
    type: setting.kind === 'boolean' ? 'boolean' : 'string',
    units: '',
    choices: setting.kind === 'choice' ? setting.choices.map((value) => ({ value, display_name: value })) : [],
    model_name: null,
    api_url: null,
    typ: 'inventree',
    required: false,
    read_only: false,
  };
}

const change: Handler = async ({ run, params: [key = ''], body }) => {
  const { setting } = await run(ChangeSettingDocument, { key, form: body });
  return { status: 200, body: settingShape(setting, 0) };
};

const changeMetadata =
  (replace: boolean): Handler =>
  async ({ run, params: [model = '', id = ''], body }) => {
    const { metadata } = await run(ChangeMetadataDocument, { model, id, form: body, replace });
    return { status: 200, body: { metadata } };
  };

const metadataMethods = {
  async GET({ run, params: [model = '', id = ''] }) {
    const { metadata } = await run(ReadMetadataDocument, { model, id });
    return { status: 200, body: { metadata } };
  },
  PUT: changeMetadata(true),
  PATCH: changeMetadata(false),
} satisfies Endpoint['methods'];

/** Where metadata stood before version 436 of InvenTree's API. */
const moved: Handler = async ({ req, params: [id = ''] }) => {
  const [, noun = ''] = /\/report\/(\w+)\//.exec(req.originalUrl) ?? [];
  return { status: 301, headers: { Location: `/api/metadata/report${noun}/pk/${Number(id)}/` } };
};

export const settingsEndpoints: Endpoint[] = [
  {
    path: '/api/settings/global/',
    name: 'Global Settings List',
    description: 'API endpoint for accessing a list of global settings objects.',
    schema: { isList: true },
    methods: {
      async GET({ run }) {
        const { settings } = await run(SettingsDocument, {});
        return { status: 200, body: settings.map(settingShape) };
      },
    },
  },
  {
    path: '/api/settings/global/{key}/',
    name: 'Global Settings Detail',
    description: 'Detail view for an individual "global setting" object.',
    methods: {
      async GET({ run, params: [key = ''] }) {
        const { setting } = await run(ReadSettingDocument, { key });
        return { status: 200, body: settingShape(setting, 0) };
      },
      PUT: change,
      PATCH: change,
    },
  },
  ...['', 'pk/'].map((infix): Endpoint => ({
    path: `/api/metadata/{model}/${infix}{id}/`,
    name: 'Generic Metadata',
    description:
      'Metadata for specific instance; see https://docs.inventree.org/en/stable/plugins/metadata/ for more detail on how metadata works.',
    methods: metadataMethods,
  })),
  ...['template', 'asset', 'snippet'].map((noun): Endpoint => ({
    path: `/api/report/${noun}/{id}/metadata/`,
    name: 'Metadata Redirect',
    description: 'Leads to the generic metadata endpoint.',
    methods: { GET: moved, PUT: moved, PATCH: moved },
  })),
];
