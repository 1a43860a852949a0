import { answerQuestions } from './answer-questions.ts'
import { createSpeller } from './spelling.ts'

// Dictionaries take seconds to read, and hold whoever reads them up meanwhile: not where pages are served.
const spell = createSpeller()
answerQuestions((question: Parameters<typeof spell>) => spell(...question))
