"""The rules of backplan: values in, values out; standard library only.

Read the six steps in order: answers, assessment, programme, sessions, progress, adaptation.
"""
