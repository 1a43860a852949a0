import { Together as Together_a4d41496dff9ca334a3aca0d185c9d97 } from '../../../../src/admin/together/together.tsx'
import { FieldFindings as FieldFindings_694994d3f4af20a97909aceee91455f9 } from '../../../../src/admin/field-findings/field-findings.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { RelationshipFeatureClient as RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { PostNumbers as PostNumbers_ca24d3220fbcd5a52069a2237739a82c } from '../../../../src/admin/post-numbers/post-numbers.tsx'
import { PostLinks as PostLinks_e818745ee2f1c84f3d020facef971d7d } from '../../../../src/admin/post-links/post-links.tsx'
import { PostHead as PostHead_be6c133779e5a297ca4863632753e5ab } from '../../../../src/admin/post-editor/post-head.tsx'
import { ReviewPanel as ReviewPanel_da927731d155833177c69d24b41b8211 } from '../../../../src/admin/review-panel/review-panel.tsx'
import { Collisions as Collisions_5a53c5a43ed603ef03a53a54dd98b8c9 } from '../../../../src/admin/collisions/collisions.tsx'
import { Origin as Origin_20eaca7b28479f6097c52085e77ffa86 } from '../../../../src/admin/import/origin.tsx'
import { FormatField as FormatField_2b57a2c07714e258c582308bf5e264b8 } from '../../../../src/admin/post-kinds/format-field.tsx'
import { PollField as PollField_0fd9ad49f4165aad2e99d1db10aeb93b } from '../../../../src/admin/post-kinds/poll-field.tsx'
import { SplitField as SplitField_7e5a8fcb34ff60819504431269dc5a3f } from '../../../../src/admin/post-kinds/split-field.tsx'
import { CropsField as CropsField_903a253432ea87b666adb66152ccbd0b } from '../../../../src/admin/post-editor/crops-field.tsx'
import { ChannelColumn as ChannelColumn_d5dab3b35142a93a7dcd7f1607156467 } from '../../../../src/admin/post-editor/channel-column.tsx'
import { PostComments as PostComments_41b267d7fbf48e05b3c586b6828e0ae6 } from '../../../../src/admin/comments/post-comments.tsx'
import { EmptyList as EmptyList_ccac359f675cc7de71151f69f32023c8 } from '../../../../src/admin/empty-list/empty-list.tsx'
import { NoPublishButton as NoPublishButton_a432a3a706aa71b2652f8b5aa8db68eb } from '../../../../src/admin/review-panel/no-publish-button.tsx'
import { NoStatus as NoStatus_09798bf9170c562b9fa4c93663ee4895 } from '../../../../src/admin/review-panel/no-status.tsx'
import { AltTexts as AltTexts_a7ab7bf840a24346e2fa762e7afcac27 } from '../../../../src/admin/media-library/alt-texts.tsx'
import { AskAgain as AskAgain_4f1464bcd65f2a3dbfca7cbb8a60a98a } from '../../../../src/admin/ask-again.tsx'
import { FilmPoster as FilmPoster_98ba1fecf1d1c5feaceb7d84c3af4e99 } from '../../../../src/admin/media-library/film-poster.tsx'
import { CaptionsFile as CaptionsFile_b5309fc8009f352dfda155c281a1806c } from '../../../../src/admin/media-library/captions-file.tsx'
import { MediumUsagePanel as MediumUsagePanel_1370ba8eb160653ea69b1245485822eb } from '../../../../src/admin/media-library/medium-usage.tsx'
import { Renditions as Renditions_93b34c7ea1de1ec27bd1750da98bdec9 } from '../../../../src/admin/media-library/renditions.tsx'
import { FileHistory as FileHistory_dbd8d90ec42ac5adb0112f27c857bd54 } from '../../../../src/admin/media-library/file-history.tsx'
import { TagsField as TagsField_47cf3ba23542b610b0d01f145bbbf5ac } from '../../../../src/admin/media-library/tags-field.tsx'
import { CampaignNumbers as CampaignNumbers_23a4a481ef6d51951d2bbbe89905befa } from '../../../../src/admin/numbers/panel.tsx'
import { CampaignPanel as CampaignPanel_0bdc168d7ebf8122f1399b89cfea47d3 } from '../../../../src/admin/campaign/campaign-panel.tsx'
import { ReportPanel as ReportPanel_ae5766d34b36becbce63b5ab0c8f9fa9 } from '../../../../src/admin/reports/report-panel.tsx'
import { ChannelPlatform as ChannelPlatform_7895606d9f39c556b8a89cab85054157 } from '../../../../src/admin/platform-field/channel-platform.tsx'
import { Connect as Connect_d752f5142a55916af4cf48a8f3039302 } from '../../../../src/admin/connect/connect.tsx'
import { ChannelNumbers as ChannelNumbers_23a4a481ef6d51951d2bbbe89905befa } from '../../../../src/admin/numbers/panel.tsx'
import { SaidField as SaidField_a45fc170c315acf67973e023f4d41008 } from '../../../../src/admin/parts/said-field.tsx'
import { PlatformField as PlatformField_87e95cfba1c2f8b131f2e13cd6caf666 } from '../../../../src/admin/platform-field/platform-field.tsx'
import { AppGuide as AppGuide_f8e5a98974b04ff447662b47def07119 } from '../../../../src/admin/app-keys/app-guide.tsx'
import { SecretField as SecretField_a599e05118582ca57219ad70388642f1 } from '../../../../src/admin/app-keys/secret-field.tsx'
import { ListPanel as ListPanel_240454d3ea047a7b091b4ef08abc37c2 } from '../../../../src/admin/newsletter/list-panel.tsx'
import { ColourField as ColourField_23c05fb344559b47dffb87bdc4277133 } from '../../../../src/admin/brand-looks/colour-field.tsx'
import { ServerField as ServerField_54f6c1bc1e4b79ed003c6b6dc7524314 } from '../../../../src/admin/newsletter/server-field.tsx'
import { RemovePerson as RemovePerson_683b8ebc1f638286b7b0108e8dd758a5 } from '../../../../src/admin/newsletter/remove-person.tsx'
import { StopMailing as StopMailing_84e1a8e3c1ec338d312df8979ef32b27 } from '../../../../src/admin/mailings/stop.tsx'
import { DeliveryActions as DeliveryActions_4ae6df7f70d21a0b186250af28e421d6 } from '../../../../src/admin/delivery-actions/delivery-actions.tsx'
import { ConversionSource as ConversionSource_e1301ac3ff402eca18a1b0d991a7857f } from '../../../../src/admin/conversion-source/conversion-source.tsx'
import { Starter as Starter_318b8d14b5d44b6a5b46404977683fd3 } from '../../../../src/admin/brand-looks/starter.tsx'
import { CheckField as CheckField_ff42fb6169b221d39215bd7fef09461a } from '../../../../src/admin/checks/check-field.tsx'
import { OnTheAccount as OnTheAccount_c703e0ee9c78b89c41e10d1342ffa0df } from '../../../../src/admin/absence/on-the-account.tsx'
import { WebhookLog as WebhookLog_db0c003ee35080432b0345a91685d0a1 } from '../../../../src/admin/webhook-log/webhook-log.tsx'
import { RevokeKey as RevokeKey_347afb3815b0288361ba351d12370862 } from '../../../../src/admin/api-keys/revoke-key.tsx'
import { NewKey as NewKey_b25c71a38b3347a13754ab28d6500cd9 } from '../../../../src/admin/api-keys/new-key.tsx'
import { FreezeBanner as FreezeBanner_b3468214af1a8f57a58c94cb46238f4c } from '../../../../src/admin/freeze/freeze-banner.tsx'
import { Icon as Icon_7e08937d8e2c76b5d4527cb266cedbc1 } from '../../../../src/admin/mark/mark.tsx'
import { Logo as Logo_7e08937d8e2c76b5d4527cb266cedbc1 } from '../../../../src/admin/mark/mark.tsx'
import { FreezeButton as FreezeButton_4205add76ecf4e077ba8fc32bb58dadc } from '../../../../src/admin/freeze/freeze-button.tsx'
import { ReviewLink as ReviewLink_7c0fe800a3a8124809f39b2b455250de } from '../../../../src/admin/review-page/review-link.tsx'
import { CalendarLink as CalendarLink_f2c55e8137576fef5ebef1934079a563 } from '../../../../src/admin/calendar/calendar-link.tsx'
import { NumbersLink as NumbersLink_01099cf7ab72ca29ca7f1f5d1e404cc8 } from '../../../../src/admin/numbers/numbers-link.tsx'
import { ImportLink as ImportLink_0df9ad7dfe3d71240e67e156210aa672 } from '../../../../src/admin/import/import-link.tsx'
import { LibraryLink as LibraryLink_83bed4e09829bd79c5b0e9eeb4032421 } from '../../../../src/admin/media-library/library-link.tsx'
import { ChannelsLink as ChannelsLink_957fbe375b79fd9ec2e46d5c8227ad87 } from '../../../../src/admin/channels/channels-link.tsx'
import { QueueLink as QueueLink_a775216a7be81ebdd8fbcff8ee5be096 } from '../../../../src/admin/queue/queue-link.tsx'
import { TasksLink as TasksLink_273b19f165cd390458f89848966e8300 } from '../../../../src/admin/tasks/tasks-link.tsx'
import { ChecksLink as ChecksLink_4f4847dd62acea8db280375638d721da } from '../../../../src/admin/checks/checks-link.tsx'
import { ResponsibilitiesLink as ResponsibilitiesLink_c9c2970c6730e6826edc0fba2fe47c24 } from '../../../../src/admin/responsibilities/responsibilities-link.tsx'
import { CalendarView as CalendarView_b0900b096eec43da11bffb9e40216efa } from '../../../../src/admin/calendar/calendar-view.tsx'
import { NumbersView as NumbersView_1d18f2afc55cc4ea0cf83ca562bdc982 } from '../../../../src/admin/numbers/numbers-view.tsx'
import { ImportView as ImportView_b999eb7a594ab0792de27d35ec3db1bd } from '../../../../src/admin/import/import-view.tsx'
import { LibraryView as LibraryView_b372e0df1eccacdd64465d37bace7b45 } from '../../../../src/admin/media-library/library-view.tsx'
import { WaitingView as WaitingView_fac0c4551e60e85f0d52a5f9de9af1d2 } from '../../../../src/admin/review-page/review-view.tsx'
import { ReviewView as ReviewView_fac0c4551e60e85f0d52a5f9de9af1d2 } from '../../../../src/admin/review-page/review-view.tsx'
import { ChannelsView as ChannelsView_8437f03be4e4f71dd47cbb7d6544ae43 } from '../../../../src/admin/channels/channels-view.tsx'
import { ResponsibilitiesView as ResponsibilitiesView_3a18966d9fac0ef0a89e8798f487881b } from '../../../../src/admin/responsibilities/responsibilities-view.tsx'
import { AbsenceView as AbsenceView_23d29b441edac6f0cc814cad3b5f57ce } from '../../../../src/admin/absence/absence-view.tsx'
import { QueueView as QueueView_571f09e43046a5feb90d6431a4ac6933 } from '../../../../src/admin/queue/queue-view.tsx'
import { TasksView as TasksView_290c9ba2cae899b7765f0265c2636d1d } from '../../../../src/admin/tasks/tasks-view.tsx'
import { ChecksView as ChecksView_a53a846e60730b5c9c7c746eb28019ef } from '../../../../src/admin/checks/checks-view.tsx'
import { Today as Today_c5d0cf58796fc5729ffe250cd187fd38 } from '../../../../src/admin/today/today.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/together/together.tsx#Together": Together_a4d41496dff9ca334a3aca0d185c9d97,
  "/src/admin/field-findings/field-findings.tsx#FieldFindings": FieldFindings_694994d3f4af20a97909aceee91455f9,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#RelationshipFeatureClient": RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/post-numbers/post-numbers.tsx#PostNumbers": PostNumbers_ca24d3220fbcd5a52069a2237739a82c,
  "/src/admin/post-links/post-links.tsx#PostLinks": PostLinks_e818745ee2f1c84f3d020facef971d7d,
  "/src/admin/post-editor/post-head.tsx#PostHead": PostHead_be6c133779e5a297ca4863632753e5ab,
  "/src/admin/review-panel/review-panel.tsx#ReviewPanel": ReviewPanel_da927731d155833177c69d24b41b8211,
  "/src/admin/collisions/collisions.tsx#Collisions": Collisions_5a53c5a43ed603ef03a53a54dd98b8c9,
  "/src/admin/import/origin.tsx#Origin": Origin_20eaca7b28479f6097c52085e77ffa86,
  "/src/admin/post-kinds/format-field.tsx#FormatField": FormatField_2b57a2c07714e258c582308bf5e264b8,
  "/src/admin/post-kinds/poll-field.tsx#PollField": PollField_0fd9ad49f4165aad2e99d1db10aeb93b,
  "/src/admin/post-kinds/split-field.tsx#SplitField": SplitField_7e5a8fcb34ff60819504431269dc5a3f,
  "/src/admin/post-editor/crops-field.tsx#CropsField": CropsField_903a253432ea87b666adb66152ccbd0b,
  "/src/admin/post-editor/channel-column.tsx#ChannelColumn": ChannelColumn_d5dab3b35142a93a7dcd7f1607156467,
  "/src/admin/comments/post-comments.tsx#PostComments": PostComments_41b267d7fbf48e05b3c586b6828e0ae6,
  "/src/admin/empty-list/empty-list.tsx#EmptyList": EmptyList_ccac359f675cc7de71151f69f32023c8,
  "/src/admin/review-panel/no-publish-button.tsx#NoPublishButton": NoPublishButton_a432a3a706aa71b2652f8b5aa8db68eb,
  "/src/admin/review-panel/no-status.tsx#NoStatus": NoStatus_09798bf9170c562b9fa4c93663ee4895,
  "/src/admin/media-library/alt-texts.tsx#AltTexts": AltTexts_a7ab7bf840a24346e2fa762e7afcac27,
  "/src/admin/ask-again.tsx#AskAgain": AskAgain_4f1464bcd65f2a3dbfca7cbb8a60a98a,
  "/src/admin/media-library/film-poster.tsx#FilmPoster": FilmPoster_98ba1fecf1d1c5feaceb7d84c3af4e99,
  "/src/admin/media-library/captions-file.tsx#CaptionsFile": CaptionsFile_b5309fc8009f352dfda155c281a1806c,
  "/src/admin/media-library/medium-usage.tsx#MediumUsagePanel": MediumUsagePanel_1370ba8eb160653ea69b1245485822eb,
  "/src/admin/media-library/renditions.tsx#Renditions": Renditions_93b34c7ea1de1ec27bd1750da98bdec9,
  "/src/admin/media-library/file-history.tsx#FileHistory": FileHistory_dbd8d90ec42ac5adb0112f27c857bd54,
  "/src/admin/media-library/tags-field.tsx#TagsField": TagsField_47cf3ba23542b610b0d01f145bbbf5ac,
  "/src/admin/numbers/panel.tsx#CampaignNumbers": CampaignNumbers_23a4a481ef6d51951d2bbbe89905befa,
  "/src/admin/campaign/campaign-panel.tsx#CampaignPanel": CampaignPanel_0bdc168d7ebf8122f1399b89cfea47d3,
  "/src/admin/reports/report-panel.tsx#ReportPanel": ReportPanel_ae5766d34b36becbce63b5ab0c8f9fa9,
  "/src/admin/platform-field/channel-platform.tsx#ChannelPlatform": ChannelPlatform_7895606d9f39c556b8a89cab85054157,
  "/src/admin/connect/connect.tsx#Connect": Connect_d752f5142a55916af4cf48a8f3039302,
  "/src/admin/numbers/panel.tsx#ChannelNumbers": ChannelNumbers_23a4a481ef6d51951d2bbbe89905befa,
  "/src/admin/parts/said-field.tsx#SaidField": SaidField_a45fc170c315acf67973e023f4d41008,
  "/src/admin/platform-field/platform-field.tsx#PlatformField": PlatformField_87e95cfba1c2f8b131f2e13cd6caf666,
  "/src/admin/app-keys/app-guide.tsx#AppGuide": AppGuide_f8e5a98974b04ff447662b47def07119,
  "/src/admin/app-keys/secret-field.tsx#SecretField": SecretField_a599e05118582ca57219ad70388642f1,
  "/src/admin/newsletter/list-panel.tsx#ListPanel": ListPanel_240454d3ea047a7b091b4ef08abc37c2,
  "/src/admin/brand-looks/colour-field.tsx#ColourField": ColourField_23c05fb344559b47dffb87bdc4277133,
  "/src/admin/newsletter/server-field.tsx#ServerField": ServerField_54f6c1bc1e4b79ed003c6b6dc7524314,
  "/src/admin/newsletter/remove-person.tsx#RemovePerson": RemovePerson_683b8ebc1f638286b7b0108e8dd758a5,
  "/src/admin/mailings/stop.tsx#StopMailing": StopMailing_84e1a8e3c1ec338d312df8979ef32b27,
  "/src/admin/delivery-actions/delivery-actions.tsx#DeliveryActions": DeliveryActions_4ae6df7f70d21a0b186250af28e421d6,
  "/src/admin/conversion-source/conversion-source.tsx#ConversionSource": ConversionSource_e1301ac3ff402eca18a1b0d991a7857f,
  "/src/admin/brand-looks/starter.tsx#Starter": Starter_318b8d14b5d44b6a5b46404977683fd3,
  "/src/admin/checks/check-field.tsx#CheckField": CheckField_ff42fb6169b221d39215bd7fef09461a,
  "/src/admin/absence/on-the-account.tsx#OnTheAccount": OnTheAccount_c703e0ee9c78b89c41e10d1342ffa0df,
  "/src/admin/webhook-log/webhook-log.tsx#WebhookLog": WebhookLog_db0c003ee35080432b0345a91685d0a1,
  "/src/admin/api-keys/revoke-key.tsx#RevokeKey": RevokeKey_347afb3815b0288361ba351d12370862,
  "/src/admin/api-keys/new-key.tsx#NewKey": NewKey_b25c71a38b3347a13754ab28d6500cd9,
  "/src/admin/freeze/freeze-banner.tsx#FreezeBanner": FreezeBanner_b3468214af1a8f57a58c94cb46238f4c,
  "/src/admin/mark/mark.tsx#Icon": Icon_7e08937d8e2c76b5d4527cb266cedbc1,
  "/src/admin/mark/mark.tsx#Logo": Logo_7e08937d8e2c76b5d4527cb266cedbc1,
  "/src/admin/freeze/freeze-button.tsx#FreezeButton": FreezeButton_4205add76ecf4e077ba8fc32bb58dadc,
  "/src/admin/review-page/review-link.tsx#ReviewLink": ReviewLink_7c0fe800a3a8124809f39b2b455250de,
  "/src/admin/calendar/calendar-link.tsx#CalendarLink": CalendarLink_f2c55e8137576fef5ebef1934079a563,
  "/src/admin/numbers/numbers-link.tsx#NumbersLink": NumbersLink_01099cf7ab72ca29ca7f1f5d1e404cc8,
  "/src/admin/import/import-link.tsx#ImportLink": ImportLink_0df9ad7dfe3d71240e67e156210aa672,
  "/src/admin/media-library/library-link.tsx#LibraryLink": LibraryLink_83bed4e09829bd79c5b0e9eeb4032421,
  "/src/admin/channels/channels-link.tsx#ChannelsLink": ChannelsLink_957fbe375b79fd9ec2e46d5c8227ad87,
  "/src/admin/queue/queue-link.tsx#QueueLink": QueueLink_a775216a7be81ebdd8fbcff8ee5be096,
  "/src/admin/tasks/tasks-link.tsx#TasksLink": TasksLink_273b19f165cd390458f89848966e8300,
  "/src/admin/checks/checks-link.tsx#ChecksLink": ChecksLink_4f4847dd62acea8db280375638d721da,
  "/src/admin/responsibilities/responsibilities-link.tsx#ResponsibilitiesLink": ResponsibilitiesLink_c9c2970c6730e6826edc0fba2fe47c24,
  "/src/admin/calendar/calendar-view.tsx#CalendarView": CalendarView_b0900b096eec43da11bffb9e40216efa,
  "/src/admin/numbers/numbers-view.tsx#NumbersView": NumbersView_1d18f2afc55cc4ea0cf83ca562bdc982,
  "/src/admin/import/import-view.tsx#ImportView": ImportView_b999eb7a594ab0792de27d35ec3db1bd,
  "/src/admin/media-library/library-view.tsx#LibraryView": LibraryView_b372e0df1eccacdd64465d37bace7b45,
  "/src/admin/review-page/review-view.tsx#WaitingView": WaitingView_fac0c4551e60e85f0d52a5f9de9af1d2,
  "/src/admin/review-page/review-view.tsx#ReviewView": ReviewView_fac0c4551e60e85f0d52a5f9de9af1d2,
  "/src/admin/channels/channels-view.tsx#ChannelsView": ChannelsView_8437f03be4e4f71dd47cbb7d6544ae43,
  "/src/admin/responsibilities/responsibilities-view.tsx#ResponsibilitiesView": ResponsibilitiesView_3a18966d9fac0ef0a89e8798f487881b,
  "/src/admin/absence/absence-view.tsx#AbsenceView": AbsenceView_23d29b441edac6f0cc814cad3b5f57ce,
  "/src/admin/queue/queue-view.tsx#QueueView": QueueView_571f09e43046a5feb90d6431a4ac6933,
  "/src/admin/tasks/tasks-view.tsx#TasksView": TasksView_290c9ba2cae899b7765f0265c2636d1d,
  "/src/admin/checks/checks-view.tsx#ChecksView": ChecksView_a53a846e60730b5c9c7c746eb28019ef,
  "/src/admin/today/today.tsx#Today": Today_c5d0cf58796fc5729ffe250cd187fd38,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
