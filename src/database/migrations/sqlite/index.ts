import * as migration_20261122_095115_initial from './20261122_095115_initial';
import * as migration_20261122_120921_schedules from './20261122_120921_schedules';
import * as migration_20261129_170735_quality from './20261129_170735_quality';
import * as migration_20261129_193816_content_api from './20261129_193816_content_api';
import * as migration_20261129_194427_reading from './20261129_194427_reading';
import * as migration_20261129_194613_api_keys from './20261129_194613_api_keys';
import * as migration_20261129_194717_webhooks from './20261129_194717_webhooks';
import * as migration_20261129_194815_webmention from './20261129_194815_webmention';
import * as migration_20261129_195611_reading_2 from './20261129_195611_reading_2';
import * as migration_20261129_234926_app_keys from './20261129_234926_app_keys';
import * as migration_20261130_000100_post_kinds from './20261130_000100_post_kinds';
import * as migration_20261130_001820_tasks from './20261130_001820_tasks';
import * as migration_20261130_031739_calendar from './20261130_031739_calendar';
import * as migration_20261130_031905_newsletters from './20261130_031905_newsletters';
import * as migration_20261130_032139_documents from './20261130_032139_documents';
import * as migration_20261130_033215_mailings from './20261130_033215_mailings';
import * as migration_20261130_035524_mailings_text from './20261130_035524_mailings_text';
import * as migration_20261130_063143_freeze_reminders from './20261130_063143_freeze_reminders';
import * as migration_20261130_063919_responsibilities from './20261130_063919_responsibilities';
import * as migration_20261130_064333_comments_and_guests from './20261130_064333_comments_and_guests';
import * as migration_20261130_064541_variant_crops from './20261130_064541_variant_crops';
import * as migration_20261130_064827_review_steps from './20261130_064827_review_steps';
import * as migration_20261130_065125_imports from './20261130_065125_imports';
import * as migration_20261130_070016_held_deliveries from './20261130_070016_held_deliveries';
import * as migration_20261130_110826_list_of_posts from './20261130_110826_list_of_posts';
import * as migration_20261130_120112_engagement_numbers from './20261130_120112_engagement_numbers';
import * as migration_20261130_160226_costs_and_reports from './20261130_160226_costs_and_reports';

export const migrations = [
  {
    up: migration_20261122_095115_initial.up,
    down: migration_20261122_095115_initial.down,
    name: '20261122_095115_initial',
  },
  {
    up: migration_20261122_120921_schedules.up,
    down: migration_20261122_120921_schedules.down,
    name: '20261122_120921_schedules',
  },
  {
    up: migration_20261129_170735_quality.up,
    down: migration_20261129_170735_quality.down,
    name: '20261129_170735_quality',
  },
  {
    up: migration_20261129_193816_content_api.up,
    down: migration_20261129_193816_content_api.down,
    name: '20261129_193816_content_api',
  },
  {
    up: migration_20261129_194427_reading.up,
    down: migration_20261129_194427_reading.down,
    name: '20261129_194427_reading',
  },
  {
    up: migration_20261129_194613_api_keys.up,
    down: migration_20261129_194613_api_keys.down,
    name: '20261129_194613_api_keys',
  },
  {
    up: migration_20261129_194717_webhooks.up,
    down: migration_20261129_194717_webhooks.down,
    name: '20261129_194717_webhooks',
  },
  {
    up: migration_20261129_194815_webmention.up,
    down: migration_20261129_194815_webmention.down,
    name: '20261129_194815_webmention',
  },
  {
    up: migration_20261129_195611_reading_2.up,
    down: migration_20261129_195611_reading_2.down,
    name: '20261129_195611_reading_2',
  },
  {
    up: migration_20261129_234926_app_keys.up,
    down: migration_20261129_234926_app_keys.down,
    name: '20261129_234926_app_keys',
  },
  {
    up: migration_20261130_000100_post_kinds.up,
    down: migration_20261130_000100_post_kinds.down,
    name: '20261130_000100_post_kinds',
  },
  {
    up: migration_20261130_001820_tasks.up,
    down: migration_20261130_001820_tasks.down,
    name: '20261130_001820_tasks',
  },
  {
    up: migration_20261130_031739_calendar.up,
    down: migration_20261130_031739_calendar.down,
    name: '20261130_031739_calendar',
  },
  {
    up: migration_20261130_031905_newsletters.up,
    down: migration_20261130_031905_newsletters.down,
    name: '20261130_031905_newsletters',
  },
  {
    up: migration_20261130_032139_documents.up,
    down: migration_20261130_032139_documents.down,
    name: '20261130_032139_documents',
  },
  {
    up: migration_20261130_033215_mailings.up,
    down: migration_20261130_033215_mailings.down,
    name: '20261130_033215_mailings',
  },
  {
    up: migration_20261130_035524_mailings_text.up,
    down: migration_20261130_035524_mailings_text.down,
    name: '20261130_035524_mailings_text',
  },
  {
    up: migration_20261130_063143_freeze_reminders.up,
    down: migration_20261130_063143_freeze_reminders.down,
    name: '20261130_063143_freeze_reminders',
  },
  {
    up: migration_20261130_063919_responsibilities.up,
    down: migration_20261130_063919_responsibilities.down,
    name: '20261130_063919_responsibilities',
  },
  {
    up: migration_20261130_064333_comments_and_guests.up,
    down: migration_20261130_064333_comments_and_guests.down,
    name: '20261130_064333_comments_and_guests',
  },
  {
    up: migration_20261130_064541_variant_crops.up,
    down: migration_20261130_064541_variant_crops.down,
    name: '20261130_064541_variant_crops',
  },
  {
    up: migration_20261130_064827_review_steps.up,
    down: migration_20261130_064827_review_steps.down,
    name: '20261130_064827_review_steps',
  },
  {
    up: migration_20261130_065125_imports.up,
    down: migration_20261130_065125_imports.down,
    name: '20261130_065125_imports',
  },
  {
    up: migration_20261130_070016_held_deliveries.up,
    down: migration_20261130_070016_held_deliveries.down,
    name: '20261130_070016_held_deliveries',
  },
  {
    up: migration_20261130_110826_list_of_posts.up,
    down: migration_20261130_110826_list_of_posts.down,
    name: '20261130_110826_list_of_posts',
  },
  {
    up: migration_20261130_120112_engagement_numbers.up,
    down: migration_20261130_120112_engagement_numbers.down,
    name: '20261130_120112_engagement_numbers',
  },
  {
    up: migration_20261130_160226_costs_and_reports.up,
    down: migration_20261130_160226_costs_and_reports.down,
    name: '20261130_160226_costs_and_reports'
  },
];
