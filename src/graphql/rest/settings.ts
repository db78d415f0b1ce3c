import { requireViewer } from '../../accounts/require-viewer.ts';
import { changeSetting, readSetting, settingRules, type SettingValue } from '../../library/settings.ts';
import { builder } from '../builder.ts';
import { readBody } from './form-value.ts';

const subGraphs: 'rest'[] = ['rest'];

const Setting = builder.objectRef<SettingValue>('Setting').implement({
  subGraphs,
  description: "One of InvenTree's settings about reports.",
  fields: (t) => ({
    key: t.exposeString('key'),
    value: t.exposeString('value'),
    name: t.exposeString('name'),
    description: t.exposeString('description'),
    kind: t.exposeString('kind'),
    choices: t.exposeStringList('choices'),
  }),
});

builder.queryFields((t) => ({
  allSettings: t.field({
    subGraphs,
    type: [Setting],
    resolve: (_root, _args, { parts }) => Promise.all(Object.keys(settingRules).map((key) => readSetting(parts, key))),
  }),
  setting: t.field({
    subGraphs,
    type: Setting,
    args: { key: t.arg.string({ required: true }) },
    resolve: (_root, { key }, { parts }) => readSetting(parts, key),
  }),
}));

builder.mutationField('changeSettingFromForm', (t) =>
  t.field({
    subGraphs,
    type: Setting,
    args: { key: t.arg.string({ required: true }), form: t.arg({ type: 'FormValue', required: true }) },
    async resolve(_root, { key, form }, { parts, viewer }) {
      requireViewer(viewer);
      const read = async () => ((await readBody(form)).body as { value?: unknown } | null)?.value;
      return changeSetting(parts, viewer, key, read);
    },
  }),
);
