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
import { FormatField as FormatField_2b57a2c07714e258c582308bf5e264b8 } from '../../../../src/admin/post-kinds/format-field.tsx'
import { PollField as PollField_0fd9ad49f4165aad2e99d1db10aeb93b } from '../../../../src/admin/post-kinds/poll-field.tsx'
import { SplitField as SplitField_7e5a8fcb34ff60819504431269dc5a3f } from '../../../../src/admin/post-kinds/split-field.tsx'
import { VariantPreview as VariantPreview_edb8d95469aedd84af16f0b8ca294623 } from '../../../../src/admin/variant-preview/variant-preview.tsx'
import { PostNumbers as PostNumbers_ca24d3220fbcd5a52069a2237739a82c } from '../../../../src/admin/post-numbers/post-numbers.tsx'
import { PostLinks as PostLinks_e818745ee2f1c84f3d020facef971d7d } from '../../../../src/admin/post-links/post-links.tsx'
import { ReviewPanel as ReviewPanel_da927731d155833177c69d24b41b8211 } from '../../../../src/admin/review-panel/review-panel.tsx'
import { NoPublishButton as NoPublishButton_a432a3a706aa71b2652f8b5aa8db68eb } from '../../../../src/admin/review-panel/no-publish-button.tsx'
import { NoStatus as NoStatus_09798bf9170c562b9fa4c93663ee4895 } from '../../../../src/admin/review-panel/no-status.tsx'
import { PlatformField as PlatformField_87e95cfba1c2f8b131f2e13cd6caf666 } from '../../../../src/admin/platform-field/platform-field.tsx'
import { Connect as Connect_d752f5142a55916af4cf48a8f3039302 } from '../../../../src/admin/connect/connect.tsx'
import { AppGuide as AppGuide_f8e5a98974b04ff447662b47def07119 } from '../../../../src/admin/app-keys/app-guide.tsx'
import { SecretField as SecretField_a599e05118582ca57219ad70388642f1 } from '../../../../src/admin/app-keys/secret-field.tsx'
import { ListPanel as ListPanel_240454d3ea047a7b091b4ef08abc37c2 } from '../../../../src/admin/newsletter/list-panel.tsx'
import { ColourField as ColourField_23c05fb344559b47dffb87bdc4277133 } from '../../../../src/admin/brand-looks/colour-field.tsx'
import { ServerField as ServerField_54f6c1bc1e4b79ed003c6b6dc7524314 } from '../../../../src/admin/newsletter/server-field.tsx'
import { RemovePerson as RemovePerson_683b8ebc1f638286b7b0108e8dd758a5 } from '../../../../src/admin/newsletter/remove-person.tsx'
import { StopMailing as StopMailing_84e1a8e3c1ec338d312df8979ef32b27 } from '../../../../src/admin/mailings/stop.tsx'
import { DeliveryActions as DeliveryActions_4ae6df7f70d21a0b186250af28e421d6 } from '../../../../src/admin/delivery-actions/delivery-actions.tsx'
import { Starter as Starter_318b8d14b5d44b6a5b46404977683fd3 } from '../../../../src/admin/brand-looks/starter.tsx'
import { CheckField as CheckField_ff42fb6169b221d39215bd7fef09461a } from '../../../../src/admin/checks/check-field.tsx'
import { WebhookLog as WebhookLog_db0c003ee35080432b0345a91685d0a1 } from '../../../../src/admin/webhook-log/webhook-log.tsx'
import { RevokeKey as RevokeKey_347afb3815b0288361ba351d12370862 } from '../../../../src/admin/api-keys/revoke-key.tsx'
import { NewKey as NewKey_b25c71a38b3347a13754ab28d6500cd9 } from '../../../../src/admin/api-keys/new-key.tsx'
import { FreezeBanner as FreezeBanner_e4b0399c07b9c76798c764e3818ef211 } from '../../../../src/admin/freeze-banner/freeze-banner.tsx'
import { Icon as Icon_7e08937d8e2c76b5d4527cb266cedbc1 } from '../../../../src/admin/mark/mark.tsx'
import { Logo as Logo_7e08937d8e2c76b5d4527cb266cedbc1 } from '../../../../src/admin/mark/mark.tsx'
import { CalendarLink as CalendarLink_f2c55e8137576fef5ebef1934079a563 } from '../../../../src/admin/calendar/calendar-link.tsx'
import { QueueLink as QueueLink_a775216a7be81ebdd8fbcff8ee5be096 } from '../../../../src/admin/queue/queue-link.tsx'
import { TasksLink as TasksLink_273b19f165cd390458f89848966e8300 } from '../../../../src/admin/tasks/tasks-link.tsx'
import { ChecksLink as ChecksLink_4f4847dd62acea8db280375638d721da } from '../../../../src/admin/checks/checks-link.tsx'
import { CalendarView as CalendarView_b0900b096eec43da11bffb9e40216efa } from '../../../../src/admin/calendar/calendar-view.tsx'
import { QueueView as QueueView_571f09e43046a5feb90d6431a4ac6933 } from '../../../../src/admin/queue/queue-view.tsx'
import { TasksView as TasksView_290c9ba2cae899b7765f0265c2636d1d } from '../../../../src/admin/tasks/tasks-view.tsx'
import { ChecksView as ChecksView_a53a846e60730b5c9c7c746eb28019ef } from '../../../../src/admin/checks/checks-view.tsx'
import { Today as Today_c5d0cf58796fc5729ffe250cd187fd38 } from '../../../../src/admin/today/today.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
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
  "/src/admin/post-kinds/format-field.tsx#FormatField": FormatField_2b57a2c07714e258c582308bf5e264b8,
  "/src/admin/post-kinds/poll-field.tsx#PollField": PollField_0fd9ad49f4165aad2e99d1db10aeb93b,
  "/src/admin/post-kinds/split-field.tsx#SplitField": SplitField_7e5a8fcb34ff60819504431269dc5a3f,
  "/src/admin/variant-preview/variant-preview.tsx#VariantPreview": VariantPreview_edb8d95469aedd84af16f0b8ca294623,
  "/src/admin/post-numbers/post-numbers.tsx#PostNumbers": PostNumbers_ca24d3220fbcd5a52069a2237739a82c,
  "/src/admin/post-links/post-links.tsx#PostLinks": PostLinks_e818745ee2f1c84f3d020facef971d7d,
  "/src/admin/review-panel/review-panel.tsx#ReviewPanel": ReviewPanel_da927731d155833177c69d24b41b8211,
  "/src/admin/review-panel/no-publish-button.tsx#NoPublishButton": NoPublishButton_a432a3a706aa71b2652f8b5aa8db68eb,
  "/src/admin/review-panel/no-status.tsx#NoStatus": NoStatus_09798bf9170c562b9fa4c93663ee4895,
  "/src/admin/platform-field/platform-field.tsx#PlatformField": PlatformField_87e95cfba1c2f8b131f2e13cd6caf666,
  "/src/admin/connect/connect.tsx#Connect": Connect_d752f5142a55916af4cf48a8f3039302,
  "/src/admin/app-keys/app-guide.tsx#AppGuide": AppGuide_f8e5a98974b04ff447662b47def07119,
  "/src/admin/app-keys/secret-field.tsx#SecretField": SecretField_a599e05118582ca57219ad70388642f1,
  "/src/admin/newsletter/list-panel.tsx#ListPanel": ListPanel_240454d3ea047a7b091b4ef08abc37c2,
  "/src/admin/brand-looks/colour-field.tsx#ColourField": ColourField_23c05fb344559b47dffb87bdc4277133,
  "/src/admin/newsletter/server-field.tsx#ServerField": ServerField_54f6c1bc1e4b79ed003c6b6dc7524314,
  "/src/admin/newsletter/remove-person.tsx#RemovePerson": RemovePerson_683b8ebc1f638286b7b0108e8dd758a5,
  "/src/admin/mailings/stop.tsx#StopMailing": StopMailing_84e1a8e3c1ec338d312df8979ef32b27,
  "/src/admin/delivery-actions/delivery-actions.tsx#DeliveryActions": DeliveryActions_4ae6df7f70d21a0b186250af28e421d6,
  "/src/admin/brand-looks/starter.tsx#Starter": Starter_318b8d14b5d44b6a5b46404977683fd3,
  "/src/admin/checks/check-field.tsx#CheckField": CheckField_ff42fb6169b221d39215bd7fef09461a,
  "/src/admin/webhook-log/webhook-log.tsx#WebhookLog": WebhookLog_db0c003ee35080432b0345a91685d0a1,
  "/src/admin/api-keys/revoke-key.tsx#RevokeKey": RevokeKey_347afb3815b0288361ba351d12370862,
  "/src/admin/api-keys/new-key.tsx#NewKey": NewKey_b25c71a38b3347a13754ab28d6500cd9,
  "/src/admin/freeze-banner/freeze-banner.tsx#FreezeBanner": FreezeBanner_e4b0399c07b9c76798c764e3818ef211,
  "/src/admin/mark/mark.tsx#Icon": Icon_7e08937d8e2c76b5d4527cb266cedbc1,
  "/src/admin/mark/mark.tsx#Logo": Logo_7e08937d8e2c76b5d4527cb266cedbc1,
  "/src/admin/calendar/calendar-link.tsx#CalendarLink": CalendarLink_f2c55e8137576fef5ebef1934079a563,
  "/src/admin/queue/queue-link.tsx#QueueLink": QueueLink_a775216a7be81ebdd8fbcff8ee5be096,
  "/src/admin/tasks/tasks-link.tsx#TasksLink": TasksLink_273b19f165cd390458f89848966e8300,
  "/src/admin/checks/checks-link.tsx#ChecksLink": ChecksLink_4f4847dd62acea8db280375638d721da,
  "/src/admin/calendar/calendar-view.tsx#CalendarView": CalendarView_b0900b096eec43da11bffb9e40216efa,
  "/src/admin/queue/queue-view.tsx#QueueView": QueueView_571f09e43046a5feb90d6431a4ac6933,
  "/src/admin/tasks/tasks-view.tsx#TasksView": TasksView_290c9ba2cae899b7765f0265c2636d1d,
  "/src/admin/checks/checks-view.tsx#ChecksView": ChecksView_a53a846e60730b5c9c7c746eb28019ef,
  "/src/admin/today/today.tsx#Today": Today_c5d0cf58796fc5729ffe250cd187fd38,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
