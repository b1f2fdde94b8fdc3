import { listActivity } from "#lib/activity/list-activity.ts";
import { ListActivity } from "#lib/activity/schema.ts";
import { resource } from "#lib/api/resource.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/activity", {
  async GET({ actor, query, origin }) {
    const { activity, next } = await listActivity(actor, ListActivity.parse(query));
    return {
      activity: activity.map(({ id: _, note, ...rest }) => ({
        ...rest,
        note: { ...note, url: origin + note.url },
      })),
      next,
    };
  },
});
